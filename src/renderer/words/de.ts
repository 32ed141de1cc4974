/** German, spoken to a friend: du. */
import { acts } from './de/acts.ts'
import { find } from './de/find.ts'
import { general } from './de/general.ts'
import { home } from './de/home.ts'
import { invite } from './de/invite.ts'
import { keys } from './de/keys.ts'
import { messages } from './de/messages.ts'
import { room } from './de/room.ts'
import { reading } from './de/reading.ts'
import { refusals } from './de/refusals.ts'
import { settings } from './de/settings.ts'
import { device } from './de/device.ts'
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
  ...settings,
  ...device,
  ...space,
  ...room,
  ...messages,
  ...acts,
  ...find,
  ...invite,
  ...keys,
  ...reading,
  ...refusals,
  ...nearby,
  ...desk,
  ...commands,
  ...writing,
  ...projector
}
