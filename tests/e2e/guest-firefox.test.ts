import { noFirefox, openFirefox } from '../support/other-browsers/firefox.ts'
import { guestStory } from '../support/other-browsers/guest-story.ts'

guestStory({ name: 'Firefox', open: openFirefox, over: ['http', 'https'], missing: noFirefox() })
