import { limits } from '../values/limits.ts'
import type { Code } from '../values/reply.ts'
import type { Crypto } from './crypto.ts'
import { entryOf, introduces, type KnownEvent } from './kinds.ts'
import type { EarlierEvents } from './kinds/kind.ts'
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
