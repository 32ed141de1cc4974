import * as v from 'valibot'
import { cleanEmoji, isEmoji } from '../../values/emoji.ts'
import { Name, OneEmoji, readAs, Status, Topic } from '../../values/ids.ts'
import { limits } from '../../values/limits.ts'
import { hasVisible } from '../../values/line.ts'
import type { Code } from '../../values/reply.ts'
import type { Crypto } from '../crypto.ts'
import type { LogEvent } from '../event.ts'
import type { MessageState } from '../message-state.ts'
import type { RoomState, SpaceState } from '../space-state.ts'

/** The schemas of free texts differ for new events and for those in a log. */
export interface Fields {
  name: v.GenericSchema<string>
  topic: v.GenericSchema<string>
  emoji: v.GenericSchema<string>
  /** The emoji of a member; '' in a log: none. */
  face: v.GenericSchema<string>
  status: v.GenericSchema<string>
  text: v.GenericSchema<string>
}

function textOf(isEmpty: (text: string) => boolean): v.GenericSchema<string> {
  return v.pipe(
    v.string(),
    v.check((text) => !isEmpty(text), 'a message is not empty'),
    v.maxBytes(limits.textBytes)
  )
}

const accepted: Fields = {
  name: Name,
  topic: Topic,
  emoji: v.pipe(v.string(), v.check(isEmoji, 'a reaction is one emoji')),
  face: OneEmoji,
  status: Status,
  text: textOf((text) => !hasVisible(text))
}

/** In a log names are cleaned, not refused; an invalid emoji is not a reaction; a text may be invisible. */
const read: Fields = {
  name: readAs.Name,
  topic: readAs.Topic,
  emoji: v.pipe(
    v.string(),
    v.transform(cleanEmoji),
    v.check((emoji) => emoji !== '', 'a reaction is one emoji')
  ),
  face: readAs.Emoji,
  status: readAs.Status,
  text: textOf((text) => text.trim() === '')
}

type BodySchema = v.GenericSchema<object>

export type EventWith<B> = Omit<LogEvent, 'body'> & { body: B }

export interface Saying<B> {
  author: string
  body: B
}

/** A message as the log leaves it. */
export interface StoredTally {
  edits: number
  /** Who gave each first; also those that were taken back. */
  emoji: Map<string, string>
  text: string
  mentions: readonly string[]
  pinned: boolean
  reactionsOf: (author: string) => Set<string>
}

/** The same, with what waits for the disk. */
export type MessageTally = Readonly<Omit<StoredTally, 'reactionsOf'>> & {
  hasReacted: (author: string, emoji: string) => boolean
}

export interface EarlierEvents {
  /** Null when there is no such event, or its body has been removed. */
  find: (id: string) => Pick<LogEvent, 'room' | 'author' | 'kind'> | null
  tally: (message: string) => MessageTally
  /** The number of the newest event of a member; 0: none. */
  lastNumberOf: (author: string) => number
}

export interface LastingContext {
  space: SpaceState
  hash: Crypto['hash']
}

export interface RuleContext extends EarlierEvents, LastingContext {}

// Methods, so that entries with different bodies fit into one table.
interface Definition<S extends BodySchema, R, D, N> {
  body: (fields: Fields) => S
  /** The request that sends it to the host; null: only a host writes it, when it creates the space. */
  request: R
  /** How a session writes it for a window: `stored` until the host has it, `now` or never; null: not for windows. */
  delivery: D
  /** Why this author may not write it, or null. The author is a current member, except for `introduces`. */
  rule(event: EventWith<v.InferOutput<S>>, context: RuleContext): Code | null
  /** Why this author may not have written it at any time, or null: for an event that another host took. */
  lastingRule(event: EventWith<v.InferOutput<S>>, context: LastingContext): Code | null
  notice: N
}

type Request = `${string}:${string}` | null
type Delivery = 'stored' | 'now' | null
type NoticeName = string | null

interface Bodies<S> {
  accepted: S
  read: S
}

interface StateDefinition<S extends BodySchema, R, D, N> extends Definition<S, R, D, N> {
  /** @returns the changed rooms; by default the event's own */
  apply(space: SpaceState, event: EventWith<v.InferOutput<S>>): readonly RoomState[] | undefined
  /** Devices that are no members yet may write it. */
  introduces?: true
}

interface AmendmentDefinition<S extends BodySchema, R, D, N> extends Definition<S, R, D, N> {
  /** Edits and deletions count only from the message's `author`. */
  amend(message: MessageState, saying: Saying<v.InferOutput<S>>, author: string): MessageState
}

export type StateEntry<S extends BodySchema = BodySchema, R = Request, D = Delivery, N = NoticeName> = Omit<
  StateDefinition<S, R, D, N>,
  'body'
> &
  Bodies<S> & { role: 'state' }

export type AmendmentEntry<
  S extends BodySchema = BodySchema,
  R = Request,
  D = Delivery,
  N = NoticeName
> = Omit<AmendmentDefinition<S, R, D, N>, 'body'> & Bodies<S> & { role: 'amendment' }

export type MessageEntry<S extends BodySchema = BodySchema, R = Request, D = Delivery, N = NoticeName> = Omit<
  Definition<S, R, D, N>,
  'body'
> &
  Bodies<S> & { role: 'message' }

export type KindEntry = StateEntry | AmendmentEntry | MessageEntry

export function stateKind<
  S extends BodySchema,
  const R extends Request,
  const D extends Delivery,
  const N extends NoticeName
>({ body, ...rest }: StateDefinition<S, R, D, N>): StateEntry<S, R, D, N> {
  return { role: 'state', ...rest, ...bodiesOf(body) }
}

export function amendmentKind<
  S extends v.GenericSchema<{ target: string }>,
  const R extends Request,
  const D extends Delivery,
  const N extends NoticeName
>({ body, ...rest }: AmendmentDefinition<S, R, D, N>): AmendmentEntry<S, R, D, N> {
  return { role: 'amendment', ...rest, ...bodiesOf(body) }
}

export function messageKind<
  S extends BodySchema,
  const R extends Request,
  const D extends Delivery,
  const N extends NoticeName
>({ body, ...rest }: Definition<S, R, D, N>): MessageEntry<S, R, D, N> {
  return { role: 'message', ...rest, ...bodiesOf(body) }
}

function bodiesOf<S>(body: (fields: Fields) => S): Bodies<S> {
  return { accepted: body(accepted), read: body(read) }
}
