/** Every kind of event: what its body holds, once as it is accepted and once as it is read. Who may write which is in rules.ts. */
import * as v from 'valibot'
import { check } from '../values/check.ts'
import { cleanEmoji, isEmoji } from '../values/emoji.ts'
import { Bytes32, Colour, DeviceId, Name, readAs, RoomId, Topic } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { Refused } from '../values/reply.ts'
import { isBodyTooLarge, type LogEvent } from './event.ts'

export const Access = v.picklist(['open', 'private', 'direct'])
export type Access = v.InferOutput<typeof Access>

export const Text = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'a message is not empty'),
  v.maxBytes(limits.textBytes)
)

/** Members that a message names, so that it stands out for them. */
const Mentions = v.pipe(v.array(DeviceId), v.maxLength(limits.mentions))

/** What people choose the characters of, in one of two strengths. */
interface Chosen {
  name: v.GenericSchema<string>
  topic: v.GenericSchema<string>
  emoji: v.GenericSchema<string>
}

/** What a host accepts. */
const accepted = {
  name: Name,
  topic: Topic,
  emoji: v.pipe(v.string(), v.check(isEmoji, 'a reaction is one emoji'))
}

/** How the events of a log are read: names are cleaned rather than refused; a reaction that is no emoji does not count. */
const read = {
  name: readAs.Name,
  topic: readAs.Topic,
  emoji: v.pipe(
    v.string(),
    v.transform(cleanEmoji),
    v.check((emoji) => emoji !== '', 'a reaction is one emoji')
  )
}

/** The message, by the id of its event, that another event is about. It is in the same room. */
const target = { target: Bytes32 }

const bodies = ({ name, topic, emoji }: Chosen) =>
  ({
    /** The first event of a space, in its own log, by the device that started it. */
    'space.created': v.object({ name, lobby: RoomId }),
    /** In the space's own log: a device tells its key and profile; again whenever the profile changes. */
    'member.introduced': v.object({ key: Bytes32, name, colour: Colour, guest: v.boolean() }),
    /** In the space's own log, by the device that started the space: this device may not enter any more. */
    'member.removed': v.object({ member: DeviceId }),
    /** The first event of a room; its author and, in a direct room, the other one are in it from here on. */
    'room.created': v.object({
      name,
      access: Access,
      /** Private: who is invited. Direct: the other member. Open: nobody. */
      invited: v.pipe(v.array(DeviceId), v.maxLength(limits.invited))
    }),
    /** What the room is called and what it is about from here on: always both. */
    'room.described': v.object({ name, topic }),
    'member.invited': v.object({ member: DeviceId }),
    'member.joined': v.object({}),
    'member.left': v.object({}),
    'message.posted': v.object({
      text: Text,
      /** The message that this one answers. */
      reply: v.exactOptional(Bytes32),
      mentions: v.exactOptional(Mentions)
    }),
    'message.edited': v.object({ ...target, text: Text, mentions: v.exactOptional(Mentions) }),
    /** The bodies of the message and of its edits are removed wherever this is read. */
    'message.deleted': v.object(target),
    'message.pinned': v.object(target),
    'message.unpinned': v.object(target),
    'reaction.added': v.object({ ...target, emoji }),
    'reaction.removed': v.object({ ...target, emoji })
  }) as const

/** The bodies of new events. */
export const kinds = bodies(accepted)
/** The bodies of events that are in a log. */
export const readKinds = bodies(read)

export type Kind = keyof typeof kinds
export type BodyOf<K extends Kind> = v.InferOutput<(typeof kinds)[K]>

/** Kinds that say something about an earlier message. */
export type Amendment = Extract<
  Kind,
  `message.${'edited' | 'deleted' | 'pinned' | 'unpinned'}` | `reaction.${string}`
>

/** Kinds that change what the log says about its space; the others only matter to a timeline. */
export type StateKind = Extract<Kind, `space.${string}` | `member.${string}` | `room.${string}`>

export function isStateKind(kind: string): kind is StateKind {
  return isKind(kind) && !kind.startsWith('message.') && !kind.startsWith('reaction.')
}

/** An event whose kind this version knows and whose body has been checked. */
export type Known = { [K in Kind]: Omit<LogEvent, 'kind' | 'body'> & { kind: K; body: BodyOf<K> } }[Kind]

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind)
}

/** The event with its body checked. @throws Refused with `invalid` or `too-large` */
export function checkKnown(event: LogEvent): Known {
  if (!isKind(event.kind)) throw new Refused('invalid', `unknown kind ${event.kind}`)
  if (event.erased !== undefined) throw new Refused('invalid', 'an event comes with its body')
  if (isBodyTooLarge(event.body)) throw new Refused('too-large', 'body: too large as JSON')
  return { ...event, body: check(kinds[event.kind], event.body, 'body') } as Known
}

/** What was made of events before: a projection asks more than once, and cleaning takes time. */
const readBefore = new WeakMap<LogEvent, Known | null>()

/**
 * The same for events that are in a log already, whose names are cleaned: null when this version does not know the kind,
 * or when the body is none of it.
 */
export function asKnown(event: LogEvent): Known | null {
  const before = readBefore.get(event)
  if (before !== undefined) return before
  const known = readBody(event)
  readBefore.set(event, known)
  return known
}

function readBody(event: LogEvent): Known | null {
  if (!isKind(event.kind) || event.erased !== undefined) return null
  const body = v.safeParse(readKinds[event.kind], event.body)
  return body.success ? ({ ...event, body: body.output } as Known) : null
}
