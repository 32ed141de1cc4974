/** A host that learns of another claim, and two hosts of one space that meet. */
import { describe, expect, test, vi } from 'vitest'
import { meetingProof, signClaim, type Claim } from '#shared/log/claim.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Rival, Verdict } from '../../../../src/main/host/claims/rival.ts'
import type { HostOptions } from '../../../../src/main/host/options.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  openClient,
  type ClientReply,
  type ContractClient
} from '../../../support/contract-client.ts'

function claimOf(space: Space, epoch: number, by: DeviceKeys, at = 1): Promise<Claim> {
  return signClaim(space.id, epoch, at, by, nodeCrypto.hash)
}

/** Says which claim it has accepted. */
async function greets(space: Space, claim: Claim): Promise<string> {
  const member = await openClient(space)
  return codeOf(await member.request('space:greet', { v: limits.protocol, app: 'test', claim }))
}

/** As another host would. @param by whose signature proves it */
async function meets(space: Space, claim: Claim, people: number, by: DeviceKeys): Promise<ClientReply> {
  const other = await openClient(space)
  const { nonce } = await other.greet()
  const proof = toBase64(await by.sign(meetingProof(space.id, claim, nonce, people)))
  return other.request('host:meet', { claim, people, proof })
}

/** Also counts the person at the host itself. */
async function withMember(options?: Partial<HostOptions>): Promise<{ space: Space; mina: ContractClient }> {
  const space = await startSpace(options)
  return { space, mina: await enterAsMember(space, 'Mina') }
}

describe('a host that learns of a claim which is not lower than its own', () => {
  test.each(['of the same epoch', 'of a higher epoch'])(
    'by its own device, %s, goes on above it, and its members learn that',
    async (epoch) => {
      const { space, mina } = await withMember()
      const before = space.host.claim()
      const higher = epoch === 'of the same epoch' ? before.epoch : before.epoch + 5000
      expect(await greets(space, await claimOf(space, higher, space.keys))).toBe('contested')
      await expect.poll(() => space.host.claim().epoch).toBe(higher + 1)
      expect(space.file.log.claim()).toEqual(space.host.claim())
      await mina.catchesUp()
      expect(mina.all('host:claimed')).toEqual([{ claim: space.host.claim() }])
      accepted(await mina.joins(space.lobby))
      expect(space.file.log.head(space.lobby)).toEqual({ epoch: higher + 1, seq: 2 })
    }
  )

  test('does not believe it of anybody else: a member could stop all others by claims that rise', async () => {
    const { space, mina } = await withMember()
    const { epoch } = space.host.claim()
    const stranger = deviceKeysOf(newIdentityPem())
    expect(await greets(space, await claimOf(space, epoch + 1, stranger))).toBe('ok')
    expect(await greets(space, await claimOf(space, epoch + 1, mina.keys))).toBe('ok')
    const forged = { ...(await claimOf(space, epoch, space.keys)), epoch: epoch + 1 }
    expect(await greets(space, forged)).toBe('ok')
    expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
    expect(space.host.claim().epoch).toBe(epoch)
  })

  test('acknowledges nothing while it looks for the other host', async () => {
    const looking = Promise.withResolvers<undefined>()
    const { space, mina } = await withMember({
      rivals: () => {
        looking.resolve(undefined)
        return []
      }
    })
    accepted(await mina.joins(space.lobby))
    const [event] = await mina.signAll(space.lobby, ['there already'])
    accepted(await mina.request('event:append', { event }))
    const { epoch } = space.host.claim()
    expect(await greets(space, await claimOf(space, epoch + 1, space.keys))).toBe('contested')
    await looking.promise
    expect(codeOf(await mina.request('event:append', { event }))).toBe('contested')
    expect(codeOf(await mina.posts(space.lobby, 'lost?'))).toBe('contested')
    expect(codeOf(await mina.request('log:bring', { events: [] }))).toBe('contested')
    await expect.poll(() => space.host.claim().epoch, { timeout: 5000 }).toBe(epoch + 2)
    expect(codeOf(await mina.posts(space.lobby, 'not lost'))).toBe('ok')
  })

  test('acknowledges nothing until its own claim above is on disk', async () => {
    const failed = Promise.withResolvers<undefined>()
    const { space, mina } = await withMember({
      onProblem: () => {
        failed.resolve(undefined)
      }
    })
    accepted(await mina.joins(space.lobby))
    vi.spyOn(space.file.log, 'acceptClaim').mockImplementationOnce(() => {
      throw new Error('the disk is full')
    })
    const { epoch } = space.host.claim()
    expect(await greets(space, await claimOf(space, epoch, space.keys))).toBe('contested')
    await failed.promise
    expect(codeOf(await mina.posts(space.lobby, 'lost?'))).toBe('contested')
    await expect.poll(() => space.host.claim().epoch, { timeout: 5000 }).toBe(epoch + 1)
    expect(codeOf(await mina.posts(space.lobby, 'not lost'))).toBe('ok')
  })
})

describe('of two hosts that meet', () => {
  test('the one with more people goes on, and the other one has stopped before it answers', async () => {
    const yielded: Claim[] = []
    const { space, mina } = await withMember({ onYielded: (to) => yielded.push(to) })
    accepted(await mina.joins(space.lobby))
    const claim = await claimOf(space, 1, space.keys)
    const current = space.host.claim()
    expect(await meets(space, claim, 3, space.keys)).toEqual({ ok: true, claim: current, yours: true })
    expect(yielded).toEqual([claim])
    expect(codeOf(await mina.posts(space.lobby, 'lost?'))).toBe('contested')
    expect(await greets(space, claim)).toBe('contested')
  })

  test('with as many people, the one with the higher claim goes on', async () => {
    const { space, mina } = await withMember()
    accepted(await mina.joins(space.lobby))
    await enterAsMember(space, 'Omar')
    const claim = await claimOf(space, 1, space.keys)
    expect(await meets(space, claim, 2, space.keys)).toMatchObject({ yours: false })
    expect(codeOf(await mina.posts(space.lobby, 'here'))).toBe('ok')
  })

  test.each([
    [4_999, true],
    [5_000, false]
  ])(
    'one that started %i ms ago with nobody but its own person: the other goes on: %s',
    async (age, yours) => {
      let ticks = 0
      const space = await startSpace({ time: { ...systemTime, ticks: () => ticks } })
      await enterAsMember(space, 'Host', { keys: space.keys })
      ticks = age
      expect(await meets(space, await claimOf(space, 1, space.keys), 1, space.keys)).toMatchObject({ yours })
    }
  )

  test('asked by the higher claim while it asks itself, the lower one leaves it to the other to decide', async () => {
    const rivals: Rival[] = []
    const yielded: Claim[] = []
    const { space } = await withMember({ onYielded: (to) => yielded.push(to), rivals: () => rivals })
    const { epoch } = space.host.claim()
    const higher = await claimOf(space, epoch + 1, space.keys)
    const [asked, verdict] = [Promise.withResolvers<undefined>(), Promise.withResolvers<Verdict>()]
    const meet = (): Promise<Verdict> => {
      asked.resolve(undefined)
      return verdict.promise
    }
    rivals.push({ claim: higher, meet })
    space.host.lookAround()
    await asked.promise
    for (const people of [0, 9])
      expect(codeOf(await meets(space, higher, people, space.keys))).toBe('contested')
    const lower = await claimOf(space, 1, space.keys)
    expect(await meets(space, lower, 0, space.keys)).toMatchObject({ yours: false })
    verdict.resolve({ claim: higher, yours: true })
    await expect.poll(() => space.host.claim().epoch).toBe(epoch + 2)
    expect(yielded).toEqual([])
  })

  test('asked by the higher claim of fewer people, it goes on above that one', async () => {
    const { space, mina } = await withMember()
    await enterAsMember(space, 'Omar')
    const higher = await claimOf(space, space.host.claim().epoch + 3, space.keys)
    expect(await meets(space, higher, 1, space.keys)).toMatchObject({
      yours: false,
      claim: { epoch: higher.epoch + 1 }
    })
    await mina.catchesUp()
    expect(mina.all('host:claimed')).toEqual([{ claim: space.host.claim() }])
    expect(space.file.log.claim()).toEqual(space.host.claim())
  })

  test('one with a lower claim that does not know this host does not make it stop', async () => {
    const rivals: Rival[] = []
    const yielded: Claim[] = []
    const asked = Promise.withResolvers<undefined>()
    const { space, mina } = await withMember({
      onYielded: (to) => yielded.push(to),
      rivals: () => rivals
    })
    accepted(await mina.joins(space.lobby))
    const meet = (): Promise<never> => {
      asked.resolve(undefined)
      return Promise.reject(new Refused('forbidden'))
    }
    rivals.push({ claim: await claimOf(space, 1, space.keys), meet })
    space.host.lookAround()
    await asked.promise
    expect(codeOf(await mina.posts(space.lobby, 'here'))).toBe('ok')
    expect(yielded).toEqual([])
  })

  test('one that the other does not know as a host stops: what it holds comes back from a member', async () => {
    const yielded = Promise.withResolvers<Claim>()
    const rivals: Rival[] = []
    const { space } = await withMember({ onYielded: yielded.resolve, rivals: () => rivals })
    const claim = await claimOf(space, space.host.claim().epoch + 1, space.keys)
    rivals.push({ claim, meet: () => Promise.reject(new Refused('forbidden')) })
    expect(await greets(space, claim)).toBe('contested')
    expect(await yielded.promise).toEqual(claim)
  })

  test('one that is not answered asks again later, once however often it has looked around', async () => {
    const retries = new Set<symbol>()
    const after: typeof systemTime.after = (ms, call) => {
      const one = Symbol('timer')
      if (ms === 2000) retries.add(one)
      const cancel = systemTime.after(ms, call)
      return () => {
        retries.delete(one)
        cancel()
      }
    }
    const rivals: Rival[] = []
    const space = await startSpace({ time: { ...systemTime, after }, rivals: () => rivals })
    const claim = await claimOf(space, space.host.claim().epoch + 1, space.keys)
    let asked = 0
    const meet = (): Promise<never> => {
      asked += 1
      return Promise.reject(new Refused('offline'))
    }
    rivals.push({ claim, meet })
    for (const times of [1, 2, 3]) {
      space.host.lookAround()
      await expect.poll(() => asked).toBe(times)
      await expect.poll(() => retries.size).toBe(1)
    }
  })

  test('a claim alone, which every host shows, deposes nobody', async () => {
    const yielded: Claim[] = []
    const { space, mina } = await withMember({ onYielded: (to) => yielded.push(to) })
    const [claim, mallory] = [await claimOf(space, 1, space.keys), deviceKeysOf(newIdentityPem())]
    expect(codeOf(await meets(space, claim, 9, mallory))).toBe('bad-signature')
    expect(codeOf(await meets(space, await claimOf(space, 1, mallory), 9, mallory))).toBe('forbidden')
    expect(yielded).toEqual([])
    // It would be given the private rooms of all.
    expect(codeOf(await meets(space, await claimOf(space, 1, mina.keys), 9, mina.keys))).toBe('forbidden')
    expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
    expect(yielded).toEqual([])
  })
})
