/** One byte sequence per event everywhere, and no way to change an event unseen. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/log/canonical.ts'
import {
  deviceIdOf,
  directRoomId,
  entryProof,
  eventId,
  headerBytes,
  LogEvent,
  signEvent,
  verifyEvent
} from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import * as v from 'valibot'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { seededKeys } from '../../support/seeded-keys.ts'
import { vectors } from './vectors.ts'

const { hash } = nodeCrypto
const [, message] = vectors.events
if (!message) throw new Error('there are no vectors')

const keys = seededKeys(vectors.seed)

describe('the vectors', () => {
  test('keys and devices', () => {
    expect(toBase64(keys.publicKey)).toBe(vectors.publicKey)
    expect(deviceIdOf(keys.publicKey, hash)).toBe(vectors.device)
  })

  test.each(vectors.events)('$title', async ({ event, body, header: expected, id }) => {
    expect(canonicalJson(event.body)).toBe(body)
    expect(new TextDecoder().decode(headerBytes(event, hash))).toBe(expected)
    expect(eventId(event, hash)).toBe(id)
    const { sig, ...unsigned } = event
    expect((await signEvent(unsigned, keys, hash)).sig).toBe(sig)
    expect(await verifyEvent(event, vectors.publicKey, nodeCrypto)).toBe(true)
  })

  test('a direct room has one id, whichever of the two starts it', () => {
    const { space, members, room } = vectors.directRoom
    expect(directRoomId(space, members, hash)).toBe(room)
    expect(directRoomId(space, [members[1], members[0]], hash)).toBe(room)
  })

  test('the proof of an entry', () => {
    const { space, host, nonce, bytes } = vectors.entry
    expect(new TextDecoder().decode(entryProof(space, host, nonce))).toBe(bytes)
  })
})

describe('canonical JSON', () => {
  /** Any JSON whose numbers are whole and exact. */
  const exact = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.trunc(value) % Number.MAX_SAFE_INTEGER : value
  const whole = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value, exact)) as Json)

  test('is JSON with sorted keys', () => {
    const shuffled = (value: Json): Json =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, shuffled(inner)])
          )
        : value
    fc.assert(
      fc.property(whole, (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json // -0 has become 0
        expect(JSON.parse(canonicalJson(json))).toEqual(json)
        expect(canonicalJson(shuffled(json))).toBe(canonicalJson(json))
      })
    )
  })

  test.each([1.5, NaN, Infinity, 2 ** 53])('refuses %d: it has no single text form everywhere', (number) => {
    expect(() => canonicalJson({ number })).toThrow(RangeError)
  })
})

describe('an event', () => {
  test('with any part changed fails verification', async () => {
    const other = 'b'.repeat(26)
    const changes: Partial<LogEvent>[] = [
      { space: other },
      { room: other },
      { aseq: 3 },
      { prev: null },
      { kind: 'member.left' },
      { at: 1 },
      { body: { text: 'hello ' } },
      { body: { text: 'hello', more: 1 } }
    ]
    for (const change of changes) {
      expect(await verifyEvent({ ...message.event, ...change }, vectors.publicKey, nodeCrypto)).toBe(false)
    }
  })

  test('with any bit of its signature, its key or its signed bytes flipped is refused', async () => {
    const bytes = headerBytes(message.event, hash)
    const signature = await keys.sign(bytes)
    const parts = [keys.publicKey, bytes, signature] as const
    const flip = fc.record({
      part: fc.integer({ min: 0, max: 2 }),
      at: fc.nat(),
      bit: fc.integer({ min: 0, max: 7 })
    })
    await fc.assert(
      fc.asyncProperty(flip, async ({ part, at, bit }) => {
        const [key, signed, sig] = parts.map((one, index) => {
          const copy = one.slice()
          const place = at % copy.length
          if (index === part) copy[place] = (copy[place] ?? 0) ^ (1 << bit)
          return copy
        })
        if (!key || !signed || !sig) throw new Error('three parts')
        expect(await nodeCrypto.verify(key, signed, sig)).toBe(false)
      }),
      { numRuns: 300 }
    )
    expect(await nodeCrypto.verify(...parts)).toBe(true)
  })

  test('of another author does not verify with my key, nor mine with theirs', async () => {
    const other = toBase64(deviceKeysOf(newIdentityPem()).publicKey)
    expect(await verifyEvent(message.event, other, nodeCrypto)).toBe(false)
  })

  test.each([
    ['nested too deep', { a: { b: { c: { d: { e: { f: { g: { h: {} } } } } } } } }],
    ['with a fraction', { number: 1.5 }],
    ['that is a list', []],
    ['that is nothing', null]
  ])('cannot have the body %s', (_, body) => {
    expect(v.is(LogEvent, message.event)).toBe(true)
    expect(v.is(LogEvent, { ...message.event, body })).toBe(false)
  })
})

describe('a body as it is read', () => {
  const event = (body: unknown): unknown => ({ ...message.event, body })
  const nested = (levels: number): Json => (levels === 0 ? 0 : { a: nested(levels - 1) })

  test.each([
    ['eight levels', nested(8), true],
    ['nine', nested(9), false],
    ['as many values as ever fit into a packet', { a: Array<number>(32_000).fill(0) }, true],
    ['more', { a: Array<number>(33_000).fill(0) }, false],
    ['a text that is longer than any packet', { a: 'x'.repeat(70_000) }, false],
    ['a name that is', { ['x'.repeat(70_000)]: 0 }, false],
    ['a fraction', { a: 0.5 }, false]
  ])('%s', (_, body, isOne) => {
    expect(v.is(LogEvent, event(body))).toBe(isOne)
  })
})
