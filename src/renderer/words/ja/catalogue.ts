/** Japanese, polite and light: です・ます. */
import { app } from './app.ts'
import { command } from './command.ts'
import { composer } from './composer.ts'
import { connection } from './connection.ts'
import { guest } from './guest.ts'
import { home } from './home.ts'
import { hosting } from './hosting.ts'
import { message } from './message.ts'
import { people } from './people.ts'
import { refusal } from './refusal.ts'
import { room } from './room.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { space } from './space.ts'
import { switcher } from './switcher.ts'
import { timeline } from './timeline.ts'
import type { Catalogue } from '../words.ts'

export const catalogue: Catalogue = {
  ...app,
  ...command,
  ...composer,
  ...connection,
  ...guest,
  ...home,
  ...hosting,
  ...message,
  ...people,
  ...refusal,
  ...room,
  ...search,
  ...settings,
  ...space,
  ...switcher,
  ...timeline
}
