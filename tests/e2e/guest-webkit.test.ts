/** WebKit is what every browser on an iPhone is made of, so it is looked at as well. */
import { guestStory } from '../support/other-browsers/guest-story.ts'
import { noWebKit, openWebKit } from '../support/other-browsers/webkit.ts'

guestStory({
  name: 'WebKit',
  open: openWebKit,
  over: ['https', 'http'],
  missing: noWebKit(),
  look: (guest, screen) => guest.looks(`webkit-${screen}`)
})
