/** The claim of a host whose file is real. */
import { expect, test, vi } from 'vitest'
import { HostClaim } from '../../../../src/main/host/claims/host-claim.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { startSpace } from '../../../support/chat.ts'

test('two that are raised at once have two epochs, and the later one is on disk', async () => {
  const { id, host, keys, file } = await startSpace()
  const { epoch, host: by } = host.claim()
  let now = 1
  const time = (): number => (now += 1)
  const claim = new HostClaim({ space: { id, by }, log: file.log, keys, hash: nodeCrypto.hash, now: time })
  const [one, other] = await Promise.all([claim.raise(epoch + 5), claim.raise(epoch + 5)])
  expect([one.epoch, other.epoch]).toEqual([epoch + 6, epoch + 7])
  expect(claim.current).toEqual(other)
  expect(file.log.claim()).toEqual(other)
})

test('one that the disk does not take leaves the next one its turn', async () => {
  const { id, host, keys, file } = await startSpace()
  const { epoch, host: by } = host.claim()
  const claim = new HostClaim({ space: { id, by }, log: file.log, keys, hash: nodeCrypto.hash, now: () => 1 })
  vi.spyOn(file.log, 'acceptClaim').mockImplementationOnce(() => {
    throw new Error('the disk is full')
  })
  const [one, other] = await Promise.allSettled([claim.raise(), claim.raise()])
  expect(one).toMatchObject({ reason: { message: 'the disk is full' } })
  expect(other).toMatchObject({ value: { epoch: epoch + 1 } })
})
