/** French, spoken to a friend: tu. */
import { acts } from './fr/acts.ts'
import { find } from './fr/find.ts'
import { general } from './fr/general.ts'
import { home } from './fr/home.ts'
import { invite } from './fr/invite.ts'
import { keys } from './fr/keys.ts'
import { messages } from './fr/messages.ts'
import { room } from './fr/room.ts'
import { reading } from './fr/reading.ts'
import { refusals } from './fr/refusals.ts'
import { settings } from './fr/settings.ts'
import { device } from './fr/device.ts'
import { space } from './fr/space.ts'
import { nearby } from './fr/nearby.ts'
import { desk } from './fr/desk.ts'
import { commands } from './fr/commands.ts'
import { writing } from './fr/writing.ts'
import { projector } from './fr/projector.ts'
import type { Catalogue } from './words.ts'

export const fr: Catalogue = {
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
