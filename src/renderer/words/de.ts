/** German, spoken to a friend: du. */
import { acts } from './de/acts.ts'
import { find } from './de/find.ts'
import { general } from './de/general.ts'
import { home } from './de/home.ts'
import { invite } from './de/invite.ts'
import { keys } from './de/keys.ts'
import { messages } from './de/messages.ts'
import { refusals } from './de/refusals.ts'
import { space } from './de/space.ts'
import { nearby } from './de/nearby.ts'
import { desk } from './de/desk.ts'
import { commands } from './de/commands.ts'
import { writing } from './de/writing.ts'
import { projector } from './de/projector.ts'
import type { Catalogue } from './words.ts'

export const de: Catalogue = {
  ...general,
  ...home,
  ...space,
  ...messages,
  ...acts,
  ...find,
  ...invite,
  ...keys,
  ...refusals,
  ...nearby,
  ...desk,
  ...commands,
  ...writing,
  ...projector
}
