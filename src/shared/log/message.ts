/** What became of a message: its edits, its reactions, its end. */
import * as v from 'valibot'
import { Bytes32 } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import type { LogEvent, Placed } from './event.ts'
import { asKnown, type BodyOf, type Kind, type Known } from './kinds.ts'

export interface Reaction {
  emoji: string
  /** Devices, in the order they reacted. */
  by: readonly string[]
}

export interface Amended {
  /** Empty when deleted. */
  text: string
  mentions: readonly string[]
  edited: boolean
  deleted: boolean
  pinned: boolean
  /** In the order each was first given. */
  reactions: readonly Reaction[]
}

const gone: Amended = { text: '', mentions: [], edited: false, deleted: true, pinned: false, reactions: [] }

/** The id of the message that an event is about; null for events that are about none, or name what is no id. */
export function targetOf(event: Pick<LogEvent, 'kind' | 'body'> | Known): string | null {
  if (event.kind === 'message.posted') return null
  return 'target' in event.body && v.is(Bytes32, event.body.target) ? event.body.target : null
}

/**
 * A message after everything that was said about it, by `seq`. Edits and deletions by anybody but its author do not
 * count, whatever a host let into the log.
 */
export function fold(message: Placed, amendments: readonly Placed[]): Amended {
  const posted = asKnown(message.event)
  if (posted?.kind !== 'message.posted') return gone
  const { text, mentions = [] } = posted.body
  const start: Amended = { text, mentions, edited: false, deleted: false, pinned: false, reactions: [] }
  return foldOn(start, amendments, posted.author)
}

/** The same message after more that was said about it later. @param author of the message */
export function foldOn(message: Amended, later: readonly Placed[], author: string): Amended {
  return later.reduce((amended, { event }) => {
    const known = asKnown(event)
    return known ? amend(amended, known, author) : amended
  }, message)
}

/** What an event says, wherever it is: in a log, or still on its way. */
export type Said = { [K in Kind]: { kind: K; body: BodyOf<K>; author: string } }[Kind]

/** The message after one more event that is about it. @param author of the message */
export function amend(message: Amended, event: Said, author: string): Amended {
  if (message.deleted) return message
  switch (event.kind) {
    case 'message.edited':
      if (event.author !== author) return message
      return { ...message, text: event.body.text, mentions: event.body.mentions ?? [], edited: true }
    case 'message.deleted':
      return event.author === author ? gone : message
    case 'message.pinned':
    case 'message.unpinned':
      return { ...message, pinned: event.kind === 'message.pinned' }
    case 'reaction.added':
      return { ...message, reactions: added(message.reactions, event.body.emoji, event.author) }
    case 'reaction.removed':
      return { ...message, reactions: removed(message.reactions, event.body.emoji, event.author) }
    default:
      return message
  }
}

function added(reactions: readonly Reaction[], emoji: string, device: string): readonly Reaction[] {
  const given = reactions.find((one) => one.emoji === emoji)
  if (!given) return reactions.length < limits.reactions ? [...reactions, { emoji, by: [device] }] : reactions
  if (given.by.includes(device)) return reactions
  return reactions.map((one) => (one === given ? { emoji, by: [...one.by, device] } : one))
}

function removed(reactions: readonly Reaction[], emoji: string, device: string): readonly Reaction[] {
  return reactions
    .map((one) => (one.emoji === emoji ? { emoji, by: one.by.filter((other) => other !== device) } : one))
    .filter(({ by }) => by.length > 0)
}
