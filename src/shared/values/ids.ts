import { base32nopad, base64urlnopad } from '@scure/base'
import * as v from 'valibot'
import { cleanEmoji, isEmoji } from './emoji.ts'
import { limits } from './limits.ts'
import { cleanLine } from './line.ts'

/** 128 random bits as base32: spaces, rooms, tickets. DNS labels are case-insensitive, so is this. */
const ShortId = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}$/))
export const SpaceId = ShortId
export const RoomId = ShortId
export const Ticket = ShortId

/** base32 of the SHA-256 of a device's public key. */
export const DeviceId = v.pipe(v.string(), v.regex(/^[a-z2-7]{52}$/))

/** 32 bytes as base64url: an event's id, a public key, a nonce. The last character carries four bits. */
export const Bytes32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/))
/** 64 bytes as base64url: an Ed25519 signature. The last character carries two bits. */
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/))

export const SpokenCode = v.pipe(v.string(), v.regex(/^\d{6}$/))

export const nameless = '?'

export function cleanName(typed: string): string {
  return cleanLine(typed, limits.name)
}

export function cleanTopic(typed: string): string {
  return cleanLine(typed, limits.topic)
}

/** A name that cleaning does not change. */
export const Name = v.pipe(
  v.string(),
  v.maxLength(limits.name),
  v.check((name) => name !== '' && cleanName(name) === name, 'a name is one line of what can be seen')
)

export function cleanStatus(typed: string): string {
  return cleanLine(typed, limits.status)
}

export const Topic = v.pipe(
  v.string(),
  v.maxLength(limits.topic),
  v.check((topic) => cleanTopic(topic) === topic, 'a topic is one line of what can be seen')
)

/** What a member is about, beside the name; absent rather than empty. */
export const Status = v.pipe(
  v.string(),
  v.maxLength(limits.status),
  v.check(
    (status) => status !== '' && cleanStatus(status) === status,
    'a status is one line of what can be seen'
  )
)

export const OneEmoji = v.pipe(v.string(), v.check(isEmoji, 'one emoji'))

/** Cleans instead of refusing: an old log or a hostile host may contain anything. */
export const readAs = {
  Name: v.pipe(
    v.string(),
    v.transform((name) => cleanName(name) || nameless)
  ),
  Topic: v.pipe(v.string(), v.transform(cleanTopic)),
  Status: v.pipe(v.string(), v.transform(cleanStatus)),
  Emoji: v.pipe(v.string(), v.transform(cleanEmoji))
}

export const Colour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.colours - 1))
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** ms since 1970 by the author's clock. It may be outside the range of Date, so show it through {@link dateOf}. */
export const Time = Count

/** Null outside the range of Date. */
export function dateOf(at: number): Date | null {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? null : date
}

export function isoOf(at: number): string | null {
  return dateOf(at)?.toISOString() ?? null
}

export function toBase32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes).toLowerCase()
}

export function toBase64(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** @throws when `text` is not base64url */
export function fromBase64(text: string): Uint8Array {
  return base64urlnopad.decode(text)
}
