import * as v from 'valibot'
import { check } from '../values/check.ts'
import { Refused } from '../values/reply.ts'
import { isBodyTooLarge, type LogEvent } from './event.ts'
import type { KindEntry } from './kinds/kind.ts'
import { memberKinds } from './kinds/member.ts'
import { messageKinds } from './kinds/message.ts'
import { reactionKinds } from './kinds/reaction.ts'
import { roomKinds } from './kinds/room.ts'
import { spaceKinds } from './kinds/space.ts'
import type { RoomState, SpaceState } from './space-state.ts'

export const kinds = { ...spaceKinds, ...memberKinds, ...roomKinds, ...messageKinds, ...reactionKinds }

export type Kinds = typeof kinds
export type Kind = keyof Kinds
export type BodyOf<K extends Kind> = v.InferOutput<Kinds[K]['accepted']>

export type KindsWith<E> = { [K in Kind]: Kinds[K] extends E ? K : never }[Kind]

/** The other kinds only matter to a timeline. */
export type StateKind = KindsWith<{ role: 'state' }>

export type MessageKind = KindsWith<{ role: 'message' }>
export type Amendment = KindsWith<{ role: 'amendment' }>

export const kindNames = Object.keys(kinds) as Kind[]

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind)
}

export function entryOf(kind: string): KindEntry | undefined {
  return isKind(kind) ? kinds[kind] : undefined
}

export function isStateKind(kind: string): kind is StateKind {
  return entryOf(kind)?.role === 'state'
}

export function isMessage<E extends { kind: string }>(event: E): event is E & { kind: MessageKind } {
  return entryOf(event.kind)?.role === 'message'
}

export function isAmendment<E extends { kind: string }>(event: E): event is E & { kind: Amendment } {
  return entryOf(event.kind)?.role === 'amendment'
}

export function isDeletion<E extends { kind: string }>(
  event: E
): event is E & { kind: 'message.deleted' | 'message.removed' } {
  return event.kind === 'message.deleted' || event.kind === 'message.removed'
}

/** Whether a device writes it by itself when it enters: the host may never have had what the device keeps of it. */
export function isWrittenOnEntry(kind: string): boolean {
  return introduces(kind) || kind === 'member.joined'
}

/** Whether devices that are no members yet may write it, about themselves. */
export function introduces(kind: string): boolean {
  const entry = entryOf(kind)
  return entry?.role === 'state' && entry.introduces === true
}

export type KnownEvent<K extends Kind = Kind> = {
  [P in K]: Omit<LogEvent, 'kind' | 'body'> & { kind: P; body: BodyOf<P> }
}[K]

export function isStateEvent(event: KnownEvent): event is KnownEvent<StateKind> {
  return isStateKind(event.kind)
}

/** @throws Refused with `invalid` or `too-large` */
export function checkKnown(event: LogEvent): KnownEvent {
  if (!isKind(event.kind)) throw new Refused('invalid', `unknown kind ${event.kind}`)
  if (event.erased !== undefined) throw new Refused('invalid', 'an event comes with its body')
  if (isBodyTooLarge(event.body)) throw new Refused('too-large', 'body: too large as JSON')
  return { ...event, body: check(kinds[event.kind].accepted, event.body, 'body') } as KnownEvent
}

/** A cache: a projection reads the same event several times, and cleaning is slow. */
const readBefore = new WeakMap<LogEvent, KnownEvent | null>()

/** For events from a log, whose names are cleaned: null for an unknown kind or an invalid body. */
export function asKnown(event: LogEvent): KnownEvent | null {
  const before = readBefore.get(event)
  if (before !== undefined) return before
  const known = readBody(event)
  readBefore.set(event, known)
  return known
}

function readBody(event: LogEvent): KnownEvent | null {
  if (!isKind(event.kind) || event.erased !== undefined) return null
  const body = v.safeParse(kinds[event.kind].read, event.body)
  return body.success ? ({ ...event, body: body.output } as KnownEvent) : null
}

export function applyToSpace(space: SpaceState, event: KnownEvent): readonly RoomState[] {
  const entry = entryOf(event.kind)
  if (entry?.role !== 'state') return []
  const changed = entry.apply(space, event)
  const room = space.rooms.get(event.room)
  return changed ?? (room ? [room] : [])
}
