/** What docs/PROTOCOL.md gives as examples, by this folder's code alone. */
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { base64url, canonical, canonicalBytes, isSigned, keysOf, sha256 } from './bytes.ts'
import { bodyHash, directRoom, headerOf, idOf, isTrue, signed } from './event.ts'
import { certificateProof } from './greeting.ts'
import { admissionText, claimText, compare, digestAfter, digestText, isClaimed } from './agreement.ts'
import { pageVectors } from '../support/page-vectors.ts'
import { Claim, Event, Position } from './shapes.ts'

const Text = v.string()
const Example = v.strictObject({ event: Event, canonicalBody: Text, bodyHash: Text, header: Text, id: Text })
const Statement = v.strictObject({
  parley: v.literal('statement'),
  v: v.literal(1),
  ...v.entriesFromList(['space', 'room', 'by', 'key', 'head', 'digest', 'sig'], Text),
  ...v.entriesFromList(['at', 'count', 'erased'], v.number()),
  last: v.strictObject({ epoch: v.number(), seq: v.number(), id: Text })
})
const Digested = v.strictObject({
  before: v.nullable(Text),
  id: Text,
  position: Position,
  origin: v.exactOptional(Position),
  hashes: Text,
  digest: Text
})
const Rounds = v.array(
  v.strictObject({
    asks: v.array(v.number()),
    answer: v.strictObject({ seq: v.number(), length: v.number(), earlier: v.number() })
  })
)
const Vectors = v.strictObject({
  key: v.strictObject({ seed: Text, key: Text, device: Text }),
  events: v.tuple([Example, Example]),
  erased: v.strictObject({ event: Event, id: Text }),
  entry: v.strictObject({ space: Text, host: Text, nonce: Text, signs: Text, proof: Text }),
  certificate: v.strictObject({ der: Text, signs: Text, proof: Text }),
  direct: v.strictObject({ space: Text, devices: v.tuple([Text, Text]), room: Text }),
  statement: v.strictObject({ firstLine: Text, statement: Statement, signs: Text }),
  claim: v.strictObject({ space: Text, claim: Claim, signs: Text }),
  digests: v.array(Digested),
  admission: v.strictObject({ space: Text, device: Text, signs: Text, admission: Text }),
  comparison: v.strictObject({
    member: v.array(Text),
    host: v.array(Text),
    rounds: Rounds,
    brought: v.array(v.number()),
    shorter: v.strictObject({ rounds: Rounds, adopted: v.array(v.number()) })
  }),
  /** Told in restored-host.test.ts. */
  restored: v.unknown()
})

const { key, events, erased, entry, certificate, direct, statement, ...agreement } = v.parse(
  Vectors,
  pageVectors()
)
const { claim, digests, admission, comparison } = agreement
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

describe('logs that agree', () => {
  test('a claim', () => {
    const { space, claim: made, signs } = claim
    expect(canonical(claimText(space, made))).toBe(signs)
    expect([made.host, made.key, made.sig]).toEqual([key.device, key.key, keys.sign(Buffer.from(signs))])
    expect(isClaimed(space, made)).toBe(true)
    for (const forged of [{ epoch: 8 }, { at: made.at + 1 }, { host: direct.devices[1] }])
      expect(isClaimed(space, { ...made, ...forged })).toBe(false)
    expect(isClaimed('b'.repeat(26), made)).toBe(false)
  })

  test('the admission', () => {
    const { space, device, signs } = admission
    expect(canonical(admissionText(space, device))).toBe(signs)
    expect(keys.sign(Buffer.from(signs))).toBe(admission.admission)
  })

  test.each(digests)('the digest after event $position.seq', ({ before, id, hashes, digest, ...placed }) => {
    expect(canonical(digestText(before, placed, id))).toBe(hashes)
    expect(digestAfter(before, placed, id)).toBe(digest)
    expect(before).toBe(digests[placed.position.seq - 2]?.digest ?? null)
  })

  test.each([
    ['that has gone on another way', comparison, comparison.host, comparison.brought],
    ['that has lost its end', comparison.shorter, comparison.host.slice(0, 3), comparison.shorter.adopted]
  ])(
    'the place where the log of a member and that of a host part %s',
    async (_what, { rounds }, host, rest) => {
      const { member } = comparison
      const asked: unknown[] = []
      const common = await compare([null, ...member], (points) => {
        const equal = points.filter(({ seq, digest }) => digest === host[seq - 1])
        const last = Math.max(0, ...equal.map(({ seq }) => seq))
        const answer = { seq: last, length: host.length, earlier: 3 }
        expect(points.map(({ digest }) => digest)).toEqual(points.map(({ seq }) => member[seq - 1]))
        asked.push({ asks: points.map(({ seq }) => seq), answer })
        return Promise.resolve(answer)
      })
      expect(asked).toEqual(rounds)
      expect(member.map((_digest, at) => at + 1).slice(common.seq)).toEqual(rest)
    }
  )
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
