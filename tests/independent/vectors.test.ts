/** What docs/PROTOCOL.md gives as examples, by this folder's code alone. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { base64url, canonical, canonicalBytes, isSigned, keysOf, sha256 } from './bytes.ts'
import { bodyHash, directRoom, headerOf, idOf, isTrue, signed } from './event.ts'
import { certificateProof } from './greeting.ts'
import { Event } from './shapes.ts'

const Text = v.string()
const Example = v.strictObject({ event: Event, canonicalBody: Text, bodyHash: Text, header: Text, id: Text })
const Statement = v.strictObject({
  parley: v.literal('statement'),
  v: v.literal(1),
  ...v.entriesFromList(['space', 'room', 'by', 'key', 'head', 'digest', 'sig'], Text),
  ...v.entriesFromList(['at', 'count', 'erased'], v.number()),
  last: v.strictObject({ epoch: v.number(), seq: v.number(), id: Text })
})
const Vectors = v.strictObject({
  key: v.strictObject({ seed: Text, key: Text, device: Text }),
  events: v.tuple([Example, Example]),
  erased: v.strictObject({ event: Event, id: Text }),
  entry: v.strictObject({ space: Text, host: Text, nonce: Text, signs: Text, proof: Text }),
  certificate: v.strictObject({ der: Text, signs: Text, proof: Text }),
  direct: v.strictObject({ space: Text, devices: v.tuple([Text, Text]), room: Text }),
  statement: v.strictObject({ firstLine: Text, statement: Statement, signs: Text })
})

const page = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8')
const [, json = ''] = /## Test vectors\n[^]*?```json\n([^]*?)```/.exec(page) ?? []
const { key, events, erased, entry, certificate, direct, statement } = v.parse(Vectors, JSON.parse(json))
const keys = keysOf(Buffer.from(key.seed, 'hex'))

describe('the vectors of PROTOCOL.md', () => {
  test('the key and its device', () => {
    expect(keys).toMatchObject({ key: key.key, device: key.device })
  })

  test.each(events)('an event: $event.body.text', ({ event, canonicalBody, bodyHash: hash, header, id }) => {
    expect(canonical(event.body)).toBe(canonicalBody)
    expect(bodyHash(event.body)).toBe(hash)
    expect(headerOf(event)).toBe(header)
    expect(idOf(event)).toBe(id)
    const { space, room, kind, body, aseq, prev, at } = event
    expect(signed({ space, room, kind, body }, { aseq: aseq - 1, prev }, keys, at)).toEqual(event)
    expect(isTrue(event, key.key)).toBe(true)
  })

  test('an event without its body', () => {
    expect(erased.id).toBe(events[0].id)
    expect(idOf(erased.event)).toBe(erased.id)
    expect(isTrue(erased.event, key.key)).toBe(true)
  })

  test('the proof of entering', () => {
    const text = ['parley enter 1', entry.space, entry.host, entry.nonce]
    expect(canonical(text)).toBe(entry.signs)
    expect(keys.sign(canonicalBytes(text))).toBe(entry.proof)
  })

  test('the proof of the certificate', () => {
    const bytes = certificateProof(Buffer.from(certificate.der, 'hex'))
    expect(bytes.toString('hex')).toBe(certificate.signs)
    expect(keys.sign(bytes)).toBe(certificate.proof)
  })

  test('the direct room', () => {
    const [one, other] = direct.devices
    expect(directRoom(direct.space, [one, other])).toBe(direct.room)
    expect(directRoom(direct.space, [other, one])).toBe(direct.room)
  })
})

test('the statement of an export', () => {
  const { space, room, by, at, head, count, erased: without, last, digest, sig } = statement.statement
  expect(base64url(sha256(Buffer.from(statement.firstLine)))).toBe(head)
  const lines: [epoch: number, seq: number, id: string, erased: boolean][] = [
    [1, 1, erased.id, true],
    [2, 2, events[1].id, false]
  ]
  const sum = lines.reduce(
    (before: Uint8Array, line) => sha256(Buffer.concat([before, canonicalBytes(line)])),
    Buffer.alloc(32)
  )
  expect([base64url(sum), count, without, last.id]).toEqual([digest, 2, 1, events[1].id])
  const end = [last.epoch, last.seq, last.id]
  const text = ['parley statement 1', space, room, by, at, head, count, without, end, digest]
  expect(canonical(text)).toBe(statement.signs)
  expect([by, keys.sign(canonicalBytes(text))]).toEqual([key.device, sig])
})

describe('invalid data', () => {
  const { event } = events[0]
  test.each([
    ['another body', { ...event, body: { text: 'hallo' } }],
    ['another time', { ...event, at: event.at + 1 }],
    ['a body put into an erased event', { ...erased.event, body: { text: 'hallo' } }],
    ['a signature of something else', { ...event, sig: entry.proof }]
  ])('%s', (_what, forged) => {
    expect(isTrue(forged, key.key)).toBe(false)
  })

  test('another member’s signature', () => {
    const other = keysOf(Buffer.alloc(32, 7))
    expect(isSigned(Buffer.from(headerOf(event)), event.sig, other.key)).toBe(false)
    expect(isTrue({ ...event, sig: other.sign(Buffer.from(headerOf(event))) }, key.key)).toBe(false)
  })
})
