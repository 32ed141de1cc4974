import { limits } from '../values/limits.ts'
import type { Code } from '../values/reply.ts'
import type { Crypto } from './crypto.ts'
import { isBodyTooLarge, type LogEvent } from './event.ts'
import { asKnown, entryOf, introduces, isMessage, type KnownEvent } from './kinds.ts'
import { onceInside } from './kinds/checks.ts'
import type { EarlierEvents, LastingContext } from './kinds/kind.ts'
import { isCut } from './membership.ts'
import type { SpaceState } from './space-state.ts'

/** Null when the event may be appended; unknown kinds are refused. @param now by the host's clock, ms since 1970 */
export function refusalOf(
  space: SpaceState,
  event: KnownEvent,
  hash: Crypto['hash'],
  earlier: EarlierEvents,
  now: number
): Code | null {
  const entry = entryOf(event.kind)
  if (!entry) return 'invalid'
  const author = space.members.get(event.author)
  if (author?.removed) return 'removed'
  if (event.at > now + limits.maxAheadMs) return 'clock' // first, since it also refuses a newcomer's introduction
  if (!introduces(event.kind) && !author) return 'forbidden'
  return entry.rule(event, { ...earlier, space, hash })
}

/**
 * The same for an event that another host has taken, with a signature that has been checked. Neither its order, its time nor
 * what it is about is looked at: an edit of what is deleted, or a second join, is placed and changes nothing.
 */
export function refusalOfBrought(space: SpaceState, event: LogEvent, hash: Crypto['hash']): Code | null {
  const entry = entryOf(event.kind)
  if (!entry || event.space !== space.id) return 'invalid'
  if (isCut(space, event)) return 'removed'
  if (!introduces(event.kind) && !space.members.has(event.author)) return 'forbidden'
  const context: LastingContext = { space, hash }
  if (event.erased !== undefined) return isErasable(event) ? onceInside()(event, context) : 'invalid'
  if (isBodyTooLarge(event.body)) return 'too-large'
  const known = asKnown(event)
  return known ? entry.lastingRule(known, context) : 'invalid'
}

/** A deletion removes the bodies of the message and of its edits. */
function isErasable(event: LogEvent): boolean {
  return isMessage(event) || event.kind === 'message.edited'
}
