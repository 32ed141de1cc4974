/** A device follows the host whose claim is the highest, and no other one in the same epoch. */
import { expect, onTestFinished, test } from 'vitest'
import { signClaim, type Claim } from '#shared/log/claim.ts'
import { deviceIdOf, newId } from '#shared/log/event.ts'
import { AcceptedClaim } from '#shared/session/accepted-claim.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import type { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { Refused } from '#shared/values/reply.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { guestStore } from '../../../src/renderer/platform/guest/guest-store.ts'
import { FalseHost } from '../../support/false-host.ts'
import { memoryStore as keyValues } from '../../support/interface.ts'

const space = newId(nodeCrypto)
const [host, other] = [deviceKeysOf(newIdentityPem()), deviceKeysOf(newIdentityPem())]

function claim(epoch: number, { at = 1, by = host } = {}): Promise<Claim> {
  return signClaim(space, epoch, at, by, nodeCrypto.hash)
}

const idOf = (keys: typeof host): string => deviceIdOf(keys.publicKey, nodeCrypto.hash)

/** What becomes of claims that are offered one after the other. @param by who started the space */
async function offered(claims: readonly Claim[], by = host): Promise<unknown[]> {
  const deps = { space, crypto: nodeCrypto, store: memoryStore() }
  const accepted = new AcceptedClaim(deps, { member: () => undefined, startedBy: idOf(by) })
  const outcomes: unknown[] = []
  for (const one of claims)
    outcomes.push(
      await accepted.accept(one).then(
        (isNew) => accepted.levelled(true) && isNew,
        (error: unknown) => (error as Refused).code
      )
    )
  return outcomes
}

test('a higher claim of the same host is followed, an older one never again', async () => {
  const claims = [await claim(3), await claim(3), await claim(2), await claim(4000), await claim(3)]
  expect(await offered(claims)).toEqual([true, false, 'contested', true, 'contested'])
})

test('in one epoch one claim is followed, also when another host made one', async () => {
  const claims = [await claim(3), await claim(3, { at: 2 }), await claim(3, { by: other })]
  expect(await offered(claims, other)).toEqual([true, 'contested', 'contested'])
})

test('another host is followed if it is the device that started the space', async () => {
  const claims = [await claim(3), await claim(4000, { by: other })]
  expect(await offered(claims, other)).toEqual([true, true])
  expect(await offered(claims)).toEqual([true, 'forbidden'])
})

test('each session with one store learns that its host was started', async () => {
  const deps = { space, crypto: nodeCrypto, store: memoryStore() }
  const view = { member: () => undefined, startedBy: idOf(host) }
  const tabs = [new AcceptedClaim(deps, view), new AcceptedClaim(deps, view)]
  const outcomes: boolean[] = []
  for (const offer of [await claim(3), await claim(3), await claim(4)])
    for (const tab of tabs) {
      outcomes.push(await tab.accept(offer))
      tab.levelled(true)
    }
  expect(outcomes).toEqual([true, true, false, false, true, true])
  expect(await new AcceptedClaim(deps, view).accept(await claim(4))).toBe(false)
})

test('a host is new until the logs agree with its', async () => {
  const deps = { space, crypto: nodeCrypto, store: memoryStore() }
  const accepted = new AcceptedClaim(deps, { member: () => undefined, startedBy: idOf(host) })
  const outcomes = [await accepted.accept(await claim(3)), await accepted.accept(await claim(3))]
  accepted.levelled(false)
  outcomes.push(await accepted.accept(await claim(3)))
  accepted.levelled(true)
  expect([...outcomes, await accepted.accept(await claim(3))]).toEqual([true, true, true, false])
})

test('a claim that its host did not sign is not followed', async () => {
  expect(await offered([{ ...(await claim(3)), epoch: 4 }])).toEqual(['bad-signature'])
})

test('a guest’s page that is loaded again follows no host that another has replaced', async () => {
  const [falseHost, storage] = [new FalseHost(), keyValues()]
  const load = (): Session => {
    const page = falseHost.session(guestStore(storage, falseHost.space, systemClock))
    onTestFinished(() => page.session.stop())
    page.session.start()
    return page.session
  }
  const claimOf = (epoch: number): Promise<Claim> =>
    signClaim(falseHost.space, epoch, 1, falseHost.omar, nodeCrypto.hash)
  const greeted: unknown[] = []
  let shown = await claimOf(5)
  falseHost.answers['space:greet'] = (payload) => {
    greeted.push(payload['claim'])
    return { space: falseHost.space, claim: shown, nonce: 'A'.repeat(43) }
  }
  const first = load()
  await expect.poll(() => first.view.connection.state).toBe('open')
  await first.stop()
  const accepted = shown
  shown = await claimOf(4)
  const again = load()
  await expect.poll(() => greeted.at(-1)).toEqual(accepted)
  await expect.poll(() => again.view.connection.state).toBe('lost')
  expect(falseHost.requested.filter((name) => name === 'space:enter')).toHaveLength(1)
  shown = await claimOf(6)
  again.retryNow()
  await expect.poll(() => again.view.connection.state).toBe('open')
})
