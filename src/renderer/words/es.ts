/** Spanish, spoken to a friend: tú. */
import { acts } from './es/acts.ts'
import { find } from './es/find.ts'
import { general } from './es/general.ts'
import { home } from './es/home.ts'
import { invite } from './es/invite.ts'
import { keys } from './es/keys.ts'
import { messages } from './es/messages.ts'
import { room } from './es/room.ts'
import { reading } from './es/reading.ts'
import { refusals } from './es/refusals.ts'
import { settings } from './es/settings.ts'
import { device } from './es/device.ts'
import { space } from './es/space.ts'
import { nearby } from './es/nearby.ts'
import { desk } from './es/desk.ts'
import { commands } from './es/commands.ts'
import { writing } from './es/writing.ts'
import { projector } from './es/projector.ts'
import type { Catalogue } from './words.ts'

export const es: Catalogue = {
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
