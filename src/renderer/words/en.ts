/** English, and with it the list of every text there is. `{name}` is a blank; a plural goes by `{count}`. */
import { acts } from './en/acts.ts'
import { find } from './en/find.ts'
import { general } from './en/general.ts'
import { home } from './en/home.ts'
import { invite } from './en/invite.ts'
import { keys } from './en/keys.ts'
import { messages } from './en/messages.ts'
import { room } from './en/room.ts'
import { reading } from './en/reading.ts'
import { refusals } from './en/refusals.ts'
import { settings } from './en/settings.ts'
import { device } from './en/device.ts'
import { space } from './en/space.ts'
import { nearby } from './en/nearby.ts'
import { desk } from './en/desk.ts'
import { commands } from './en/commands.ts'
import { writing } from './en/writing.ts'
import { projector } from './en/projector.ts'

export const en = {
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
} as const
