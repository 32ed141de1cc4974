/** Arabic, written from right to left. */
import { acts } from './ar/acts.ts'
import { find } from './ar/find.ts'
import { general } from './ar/general.ts'
import { home } from './ar/home.ts'
import { invite } from './ar/invite.ts'
import { keys } from './ar/keys.ts'
import { messages } from './ar/messages.ts'
import { room } from './ar/room.ts'
import { reading } from './ar/reading.ts'
import { refusals } from './ar/refusals.ts'
import { settings } from './ar/settings.ts'
import { device } from './ar/device.ts'
import { space } from './ar/space.ts'
import { nearby } from './ar/nearby.ts'
import { desk } from './ar/desk.ts'
import { commands } from './ar/commands.ts'
import { writing } from './ar/writing.ts'
import { projector } from './ar/projector.ts'
import type { Catalogue } from './words.ts'

export const ar: Catalogue = {
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
