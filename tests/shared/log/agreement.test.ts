/** The product computes what docs/PROTOCOL.md gives as examples of claims and digests. */
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { Claim, isClaimSigned, signClaim } from '#shared/log/claim.ts'
import { digestAfter } from '#shared/log/digest.ts'
import { admissionProof, Position } from '#shared/log/event.ts'
import { compareLogs, type Point } from '#shared/session/comparison.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { pageVectors } from '../../support/page-vectors.ts'
import { seededKeys } from '../../support/seeded-keys.ts'

const { hash } = nodeCrypto
const Text = v.string()
const Common = v.object({ seq: v.number(), length: v.number(), earlier: v.number() })
const Rounds = v.array(v.object({ asks: v.array(v.number()), answer: Common }))
const Vectors = v.object({
  key: v.object({ seed: Text }),
  claim: v.object({ space: Text, claim: Claim, signs: Text }),
  digests: v.array(
    v.object({
      before: v.nullable(Text),
      id: Text,
      position: Position,
      origin: v.exactOptional(Position),
      digest: Text
    })
  ),
  admission: v.object({ space: Text, device: Text, signs: Text, admission: Text }),
  comparison: v.object({
    member: v.array(Text),
    host: v.array(Text),
    rounds: Rounds,
    shorter: v.object({ rounds: Rounds })
  })
})
const { key, claim, digests, admission, comparison } = v.parse(Vectors, pageVectors())
const keys = seededKeys(key.seed)

describe('the vectors of PROTOCOL.md', () => {
  test('a claim', async () => {
    const { space, claim: made } = claim
    expect(await signClaim(space, made.epoch, made.at, keys, hash)).toEqual(made)
    expect(await isClaimSigned(space, made, nodeCrypto)).toBe(true)
  })

  test.each(digests)('the digest after event $position.seq', ({ before, id, digest, ...placed }) => {
    expect(digestAfter(before, placed, id, hash)).toBe(digest)
  })

  test('the admission', async () => {
    const bytes = admissionProof(admission.space, admission.device)
    expect(Buffer.from(bytes).toString()).toBe(admission.signs)
    expect(toBase64(await keys.sign(bytes))).toBe(admission.admission)
  })

  test.each([
    [comparison.rounds, comparison.host],
    [comparison.shorter.rounds, comparison.host.slice(0, 3)]
  ])('the place where two logs part', async (rounds, host) => {
    const { member } = comparison
    const asked: unknown[] = []
    const ask = (points: Point[]): Promise<v.InferOutput<typeof Common>> => {
      const equal = points.filter(({ seq, digest }) => digest === host[seq - 1])
      const common = Math.max(0, ...equal.map(({ seq }) => seq))
      const answer = { seq: common, length: host.length, earlier: 3 }
      asked.push({ asks: points.map(({ seq }) => seq), answer })
      return Promise.resolve(answer)
    }
    const span = { oldest: 1, newest: member.length }
    expect(await compareLogs(span, (seq) => member[seq - 1] ?? null, ask)).toMatchObject({ seq: 3 })
    expect(asked).toEqual(rounds)
  })
})
