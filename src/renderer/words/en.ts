/** English, and with it the list of every text there is. `{name}` is a blank; a plural goes by `{count}`. */
import { acts } from './en/acts.ts'
import { find } from './en/find.ts'
import { general } from './en/general.ts'
import { home } from './en/home.ts'
import { invite } from './en/invite.ts'
import { messages } from './en/messages.ts'
import { refusals } from './en/refusals.ts'
import { space } from './en/space.ts'
import { nearby } from './en/nearby.ts'
import { desk } from './en/desk.ts'

export const en = {
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
} as const
