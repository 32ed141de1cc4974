/** Claims cannot be forged, and the higher of two is the same one for all; a digest tells any two logs apart. */
import { expect, test } from 'vitest'
import { compareClaims, isClaimSigned, signClaim, type Claim } from '#shared/log/claim.ts'
import { digestAfter } from '#shared/log/digest.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'

const { hash } = nodeCrypto
const space = 'a'.repeat(26)
const [keys, others] = [deviceKeysOf(newIdentityPem()), deviceKeysOf(newIdentityPem())]

function claim(epoch: number, at = 1, by = keys): Promise<Claim> {
  return signClaim(space, epoch, at, by, hash)
}

test('a claim holds for its space, epoch, host and time only', async () => {
  const signed = await claim(2)
  const { host, key } = await claim(2, 1, others)
  const changed = [{ epoch: 3 }, { at: 2 }, { host }, { key }, { host, key }]
  expect(await isClaimSigned(space, signed, nodeCrypto)).toBe(true)
  expect(await isClaimSigned('b'.repeat(26), signed, nodeCrypto)).toBe(false)
  for (const change of changed) {
    expect(await isClaimSigned(space, { ...signed, ...change }, nodeCrypto)).toBe(false)
  }
})

test('of two different claims one is the higher one, for both sides', async () => {
  const all = await Promise.all([claim(1), claim(1, 2), claim(1, 1, others), claim(2), claim(10)])
  for (const one of all) {
    for (const other of all) {
      expect(Math.sign(compareClaims(one, other)) + Math.sign(compareClaims(other, one))).toBe(0)
      expect(compareClaims(one, other) === 0).toBe(one === other)
    }
  }
  expect(all.toSorted(compareClaims).map(({ epoch }) => epoch)).toEqual([1, 1, 1, 2, 10])
})

test('a digest differs with what came before, the event, who placed it and where it came from', () => {
  const [id, other] = [keys, others].map(({ publicKey }) =>
    Buffer.from(hash(publicKey)).toString('base64url')
  )
  const position = { epoch: 2, seq: 5 }
  const host = 'c'.repeat(52)
  const digests = [
    digestAfter(null, { position }, id ?? '', hash),
    digestAfter(other ?? '', { position }, id ?? '', hash),
    digestAfter(null, { position }, other ?? '', hash),
    digestAfter(null, { position: { ...position, epoch: 3 } }, id ?? '', hash),
    digestAfter(null, { position: { ...position, host } }, id ?? '', hash),
    digestAfter(null, { position, origin: position }, id ?? '', hash),
    digestAfter(null, { position, origin: { ...position, host } }, id ?? '', hash)
  ]
  expect(new Set(digests).size).toBe(digests.length)
  expect(digestAfter(null, { position: { ...position, seq: 9 } }, id ?? '', hash)).toBe(digests[0])
})
