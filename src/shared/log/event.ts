import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import {
  Bytes32,
  Count,
  DeviceId,
  fromBase64,
  RoomId,
  Signature,
  SpaceId,
  Time,
  toBase32,
  toBase64
} from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { canonicalBytes, type Json, type JsonObject } from './canonical.ts'
import type { Crypto, DeviceKeys } from './crypto.ts'

/** A lower bound without escapes, so that a huge body is refused without writing it; Infinity when invalid or too deep. */
function leastBytes(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length + 2
  if (value === null || typeof value === 'boolean') return 4
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 1 : Infinity
  if (typeof value !== 'object' || depth === 0) return Infinity
  const isList = Array.isArray(value)
  let bytes = 1 // of two brackets: each value below counts a comma, and there is one less of those
  for (const [key, inner] of Object.entries(value)) {
    bytes += leastBytes(inner, depth - 1) + (isList ? 1 : key.length + 4)
    if (bytes > limits.packetBytes) return Infinity
  }
  return bytes
}

const Body = v.custom<JsonObject>(
  (body) =>
    body !== null &&
    !Array.isArray(body) &&
    typeof body === 'object' &&
    leastBytes(body, limits.bodyDepth) <= limits.packetBytes,
  'a body is a small JSON object of whole numbers, texts, lists and objects'
)

function valuesIn(value: Json): number {
  if (value === null || typeof value !== 'object') return 1
  return Object.values(value).reduce((sum: number, inner) => sum + valuesIn(inner), 1)
}

/** With a larger body an event may not fit into one packet: control characters take six bytes each. */
export function isBodyTooLarge(body: JsonObject): boolean {
  return valuesIn(body) > limits.maxBodyValues || canonicalBytes(body).length > limits.bodyBytes
}

export const LogEvent = v.pipe(
  v.object({
    v: v.literal(1),
    space: SpaceId,
    /** The space's own log has the space's id as its room. */
    room: RoomId,
    author: DeviceId,
    /** Counts the author's events in the space from 1. */
    aseq: v.pipe(Count, v.minValue(1)),
    prev: v.nullable(Bytes32),
    kind: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z]+$/), v.maxLength(32)),
    body: Body,
    /** The body has been removed, and this is its hash: `body` is empty, and the signature still holds. */
    erased: v.exactOptional(Bytes32),
    at: Time,
    sig: Signature
  }),
  v.check(
    ({ erased, body }) => erased === undefined || Object.keys(body).length === 0,
    'a body that was removed is not there'
  )
)
export type LogEvent = v.InferOutput<typeof LogEvent>
export type Unsigned = Omit<LogEvent, 'sig'>

/** The position in the room's log; `seq` counts from 1 without gaps, across epochs. */
export const Position = v.object({
  epoch: v.pipe(Count, v.minValue(1)),
  seq: v.pipe(Count, v.minValue(1)),
  /** Who placed it; absent: the device that started the space. */
  host: v.exactOptional(DeviceId)
})
export type Position = v.InferOutput<typeof Position>

export function isSamePosition(one: Position, other: Position): boolean {
  return one.seq === other.seq && one.epoch === other.epoch && one.host === other.host
}

export const Placed = v.object({
  position: Position,
  event: LogEvent,
  /** The first position of an event that was moved when two logs were put together. */
  origin: v.exactOptional(Position)
})
export type Placed = v.InferOutput<typeof Placed>

/** Holds the body's hash, so that the chain stays verifiable without it; the first element separates these signatures. */
export function headerBytes(event: Unsigned, hash: Crypto['hash']): Uint8Array {
  const { space, room, author, aseq, prev, kind, at } = event
  const bodyHash = event.erased ?? bodyHashOf(event, hash)
  return canonicalBytes(['parley event 1', space, room, author, aseq, prev, kind, at, bodyHash])
}

function bodyHashOf({ body }: Unsigned, hash: Crypto['hash']): string {
  return toBase64(hash(canonicalBytes(body)))
}

export function erase(event: LogEvent, hash: Crypto['hash']): LogEvent {
  return { ...event, body: {}, erased: event.erased ?? bodyHashOf(event, hash) }
}

const verified = new WeakMap<Unsigned, string>()

export function eventId(event: Unsigned, hash: Crypto['hash'], header?: Uint8Array): string {
  return (header ? undefined : verified.get(event)) ?? toBase64(hash(header ?? headerBytes(event, hash)))
}

export async function signEvent(event: Unsigned, keys: DeviceKeys, hash: Crypto['hash']): Promise<LogEvent> {
  return { ...event, sig: toBase64(await keys.sign(headerBytes(event, hash))) }
}

/** Whether `key` (base64url) belongs to the event's author and signed the event. */
export async function verifyEvent(
  event: LogEvent,
  key: string,
  crypto: Crypto,
  header?: Uint8Array
): Promise<boolean> {
  const publicKey = fromBase64(key)
  if (deviceIdOf(publicKey, crypto.hash) !== event.author) return false
  const bytes = header ?? headerBytes(event, crypto.hash)
  const isSigned = await crypto.verify(publicKey, bytes, fromBase64(event.sig))
  if (isSigned && !header) verified.set(event, toBase64(crypto.hash(bytes)))
  return isSigned
}

export function deviceIdOf(publicKey: Uint8Array, hash: Crypto['hash']): string {
  return toBase32(hash(publicKey))
}

/** 128 random bits. */
export function newId(crypto: Pick<Crypto, 'random'>): string {
  return toBase32(crypto.random(16))
}

/** Reserved for direct rooms: otherwise anyone could take the id that two members will need. */
const directMark = 'd'

export function isDirectId(room: string): boolean {
  return room.startsWith(directMark)
}

export function newRoomId(crypto: Pick<Crypto, 'random'>): string {
  const id = newId(crypto)
  return isDirectId(id) ? `e${id.slice(1)}` : id
}

export function directRoomId(
  space: string,
  members: readonly [string, string],
  hash: Crypto['hash']
): string {
  const [first, second] = [...members].sort()
  const bytes = hash(canonicalBytes(['parley direct 1', space, first ?? '', second ?? '']))
  return directMark + toBase32(bytes).slice(0, 25)
}

/** Bound to this host and this nonce, so it is of no use elsewhere. */
export function entryProof(space: string, host: string, nonce: string): Uint8Array {
  return canonicalBytes(['parley enter 1', space, host, nonce])
}

/** A host signs it for a device that it has let in. */
export function admissionProof(space: string, device: string): Uint8Array {
  return canonicalBytes(['parley admitted 1', space, device])
}

/** @param certificate DER bytes */
export function certificateProof(certificate: Uint8Array, hash: Crypto['hash']): Uint8Array {
  return concatBytes(utf8ToBytes('parley certificate 1'), hash(certificate))
}
