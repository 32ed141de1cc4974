/** Spanish, spoken to a friend: tú. */
import { acts } from './es/acts.ts'
import { find } from './es/find.ts'
import { general } from './es/general.ts'
import { home } from './es/home.ts'
import { invite } from './es/invite.ts'
import { messages } from './es/messages.ts'
import { refusals } from './es/refusals.ts'
import { space } from './es/space.ts'
import { nearby } from './es/nearby.ts'
import { desk } from './es/desk.ts'
import type { Catalogue } from './words.ts'

export const es: Catalogue = {
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
