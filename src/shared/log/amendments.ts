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

/** Edits and deletions by others than the author are ignored, even if a host accepted them. */
export function fold(message: Placed, amendments: readonly Placed[]): MessageState {
  const posted = asKnown(message.event)
  if (!posted || !isMessage(posted)) return deletedMessage
  return foldOn(postedMessage(posted.body), amendments, posted.author)
}

export function foldOn(message: MessageState, later: readonly Placed[], author: string): MessageState {
  return later.reduce((amended, { event }) => {
    const known = asKnown(event)
    return known ? amend(amended, known, author) : amended
  }, message)
}

type AmendmentLike =
  KnownEvent | { [K in Amendment]: { kind: K; body: BodyOf<K>; author: string } }[Amendment]

export function amend(message: MessageState, event: AmendmentLike, author: string): MessageState {
  const entry = entryOf(event.kind)
  if (message.deleted || entry?.role !== 'amendment') return message
  return entry.amend(message, event, author)
}
