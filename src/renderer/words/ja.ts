/** Japanese, polite and light: です・ます. */
import { acts } from './ja/acts.ts'
import { find } from './ja/find.ts'
import { general } from './ja/general.ts'
import { home } from './ja/home.ts'
import { invite } from './ja/invite.ts'
import { keys } from './ja/keys.ts'
import { messages } from './ja/messages.ts'
import { nearby } from './ja/nearby.ts'
import { room } from './ja/room.ts'
import { reading } from './ja/reading.ts'
import { refusals } from './ja/refusals.ts'
import { settings } from './ja/settings.ts'
import { device } from './ja/device.ts'
import { space } from './ja/space.ts'
import { desk } from './ja/desk.ts'
import { commands } from './ja/commands.ts'
import { writing } from './ja/writing.ts'
import { projector } from './ja/projector.ts'
import type { Catalogue } from './words.ts'

export const ja: Catalogue = {
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
