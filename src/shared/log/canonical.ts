/** The canonical bytes of an event, which are hashed and signed. Test vectors: docs/PROTOCOL.md. */
import { utf8ToBytes } from '@noble/hashes/utils.js'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** RFC 8785, restricted to integers. @throws RangeError for others: fractions have no single text form everywhere. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not a safe integer')
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`
}

export function canonicalBytes(value: Json): Uint8Array {
  return utf8ToBytes(canonicalJson(value))
}
