import * as v from 'valibot'
import { Bytes32 } from '../values/ids.ts'
import type { LogEvent, Placed } from './event.ts'
import { asKnown, entryOf, isMessage, type Amendment, type BodyOf, type KnownEvent } from './kinds.ts'
import { deletedMessage, postedMessage, type MessageState } from './message-state.ts'

/** Null for an event that is not about a message, or whose id is invalid. */
export function targetOf(event: Pick<LogEvent, 'kind' | 'body'> | KnownEvent): string | null {
  if (isMessage(event)) return null
  return 'target' in event.body && v.is(Bytes32, event.body.target) ? event.body.target : null
}

/** Edits and deletions by others than the author are ignored, even if a host accepted them; removals are checked when they arrive. */
export function fold(message: Placed, amendments: readonly Placed[]): MessageState {
  const posted = asKnown(message.event)
  // Its body is gone, and who deleted it is known from the others.
  if (!posted || !isMessage(posted)) return foldOn(deletedMessage, amendments, message.event.author)
  return foldOn(postedMessage(posted.body), amendments, posted.author)
}

export function foldOn(message: MessageState, later: readonly Placed[], author: string): MessageState {
  return later.reduce((amended, { event }) => {
    const known = asKnown(event)
    return known ? amend(amended, known, author) : amended
  }, message)
}

type AmendmentLike =
  | KnownEvent
  | { [K in Amendment]: { kind: K; body: BodyOf<K>; author: string } }[Amendment]

export function amend(message: MessageState, event: AmendmentLike, author: string): MessageState {
  const entry = entryOf(event.kind)
  if (entry?.role !== 'amendment' || (message.deleted && event.kind !== 'message.removed')) return message
  return entry.amend(message, event, author)
}
