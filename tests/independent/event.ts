/** "Events": their header, id and signature, and the room of two. */
import {
  base32,
  base64url,
  canonical,
  canonicalBytes,
  isSigned,
  sha256,
  type Json,
  type Keys
} from './bytes.ts'
import type { Chain, Event } from './shapes.ts'

export interface Draft {
  space: string
  room: string
  kind: string
  body: { [name: string]: Json }
}

export function bodyHash(body: Json): string {
  return base64url(sha256(canonicalBytes(body)))
}

/** The text whose bytes are hashed and signed. */
export function headerOf(event: Omit<Event, 'sig' | 'v'>): string {
  const { space, room, author, aseq, prev, kind, at } = event
  const hash = event.erased ?? bodyHash(event.body)
  return canonical(['parley event 1', space, room, author, aseq, prev, kind, at, hash])
}

export function idOf(event: Omit<Event, 'sig' | 'v'>): string {
  return base64url(sha256(Buffer.from(headerOf(event))))
}

/** @param at milliseconds since 1970. */
export function signed(draft: Draft, chain: Chain, keys: Keys, at: number): Event {
  const event = { ...draft, author: keys.device, aseq: chain.aseq + 1, prev: chain.prev, at }
  return { v: 1, ...event, sig: keys.sign(Buffer.from(headerOf(event))) }
}

/** Whether the key's owner wrote it, and no one put another body in. */
export function isTrue(event: Event, key: string): boolean {
  const whole = event.erased === undefined || Object.keys(event.body).length === 0
  return whole && isSigned(Buffer.from(headerOf(event)), event.sig, key)
}

export function directRoom(space: string, devices: [string, string]): string {
  const text = ['parley direct 1', space, ...devices.toSorted()]
  return `d${base32(sha256(canonicalBytes(text))).slice(0, 25)}`
}
