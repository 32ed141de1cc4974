/** What became of a message: its edits, its reactions, its end. */
import * as v from 'valibot'
import { Bytes32 } from '../values/ids.ts'
import type { LogEvent, Placed } from './event.ts'
import { asKnown, entryOf, type Amendment, type BodyOf, type KnownEvent } from './kinds.ts'
import { deletedMessage, type MessageState } from './message-state.ts'

/** The id of the message that an event is about; null for events that are about none, or name what is no id. */
export function targetOf(event: Pick<LogEvent, 'kind' | 'body'> | KnownEvent): string | null {
  if (event.kind === 'message.posted') return null
  return 'target' in event.body && v.is(Bytes32, event.body.target) ? event.body.target : null
}

/**
 * A message after everything that was said about it, by `seq`. Edits and deletions by anybody but its author do not
 * count, whatever a host let into the log.
 */
export function fold(message: Placed, amendments: readonly Placed[]): MessageState {
  const posted = asKnown(message.event)
  if (posted?.kind !== 'message.posted') return deletedMessage
  const { text, mentions = [] } = posted.body
  const start: MessageState = {
    text,
    mentions,
    edited: false,
    deleted: false,
    pinned: false,
    reactions: []
  }
  return foldOn(start, amendments, posted.author)
}

/** The same message after more that was said about it later. @param author of the message */
export function foldOn(message: MessageState, later: readonly Placed[], author: string): MessageState {
  return later.reduce((amended, { event }) => {
    const known = asKnown(event)
    return known ? amend(amended, known, author) : amended
  }, message)
}

type Said = KnownEvent | { [K in Amendment]: { kind: K; body: BodyOf<K>; author: string } }[Amendment]

/** The message after one more event, if that is about messages at all. @param author of the message */
export function amend(message: MessageState, event: Said, author: string): MessageState {
  const entry = entryOf(event.kind)
  if (message.deleted || entry?.role !== 'amendment') return message
  return entry.amend(message, event, author)
}
