/** Japanese, polite and light: です・ます. */
import { acts } from './ja/acts.ts'
import { find } from './ja/find.ts'
import { general } from './ja/general.ts'
import { home } from './ja/home.ts'
import { invite } from './ja/invite.ts'
import { messages } from './ja/messages.ts'
import { nearby } from './ja/nearby.ts'
import { refusals } from './ja/refusals.ts'
import { space } from './ja/space.ts'
import { desk } from './ja/desk.ts'
import type { Catalogue } from './words.ts'

export const ja: Catalogue = {
  ...general,
  ...home,
  ...space,
  ...messages,
  ...acts,
  ...find,
  ...invite,
  ...refusals,
  ...nearby,
  ...desk
}
