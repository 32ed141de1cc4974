/** How ids, keys and signatures look wherever they cross a boundary. */
import { base32nopad, base64urlnopad } from '@scure/base'
import * as v from 'valibot'
import { limits } from './limits.ts'

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

/** An invitation that is said aloud. */
export const SpokenCode = v.pipe(v.string(), v.regex(/^\d{6}$/))

/** Control characters, line breaks and the marks that reorder text could fake another name or another line. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is this pattern's purpose
const unsafeInLines = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u

/** A name of a person, a room or a space, as it may cross a boundary. */
export const Name = v.pipe(
  v.string(),
  v.maxLength(limits.name),
  v.check((name) => name.trim() === name && name.length > 0, 'a name neither begins nor ends with a space'),
  v.check((name) => !unsafeInLines.test(name), 'a name has no control or direction characters')
)

/** One line that says what a room is about; '' when it says nothing. */
export const Topic = v.pipe(
  v.string(),
  v.maxLength(limits.topic),
  v.check((topic) => topic.trim() === topic, 'a topic neither begins nor ends with a space'),
  v.check((topic) => !unsafeInLines.test(topic), 'a topic has no control or direction characters')
)

/** Makes what a person typed, or another program announced, a {@link Name}; '' when nothing is left of it. */
export function cleanName(typed: string): string {
  return cleanLine(typed, limits.name)
}

/** Makes what a person typed a {@link Topic}. */
export function cleanTopic(typed: string): string {
  return cleanLine(typed, limits.topic)
}

/** @param limit in UTF-16 units; a character may take two of them */
function cleanLine(typed: string, limit: number): string {
  const visible = typed.normalize('NFC').replaceAll(new RegExp(unsafeInLines, 'gu'), ' ')
  return [...visible.replaceAll(/\s+/gu, ' ').trim()]
    .slice(0, limit / 2)
    .join('')
    .trim()
}

export const Colour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.colours - 1))
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** Milliseconds since 1970, by the clock of whoever wrote it. */
export const Time = Count

export function toBase32(bytes: Uint8Array): string {
  return base32nopad.encode(bytes).toLowerCase()
}

export function toBase64(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** @throws when `text` is not base64url; check it with {@link Bytes32} or {@link Signature} first. */
export function fromBase64(text: string): Uint8Array {
  return base64urlnopad.decode(text)
}
