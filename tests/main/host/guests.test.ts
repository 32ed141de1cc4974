/** Guests in a browser: off by default, invited, and refused in clear words. */
import { describe, expect, test } from 'vitest'
import { Refused } from '#shared/protocol/reply.ts'
import { Invitations } from '../../../src/main/host/invitations.ts'
import { accepted, call, codeOf, type Caller } from '../../support/caller.ts'
import { startSpace, type Space } from '../../support/chat.ts'

/** A browser always sends the origin of its page. */
function browser(space: Space, scheme: 'https' | 'http' = 'https'): Promise<Caller> {
  return call(space, { scheme, headers: { origin: `${scheme}://127.0.0.1:${String(space.host.port)}` } })
}

test('guests are not let in unless the host says so', async () => {
  const space = await startSpace()
  const entry = async (scheme: 'https' | 'http'): Promise<string> => {
    return codeOf(await (await browser(space, scheme)).enter(space.host.invite(1).token))
  }
  expect([await entry('https'), await entry('http')]).toEqual(['guests-off', 'guests-off'])
  space.host.setGuests('https')
  expect([await entry('https'), await entry('http')]).toEqual(['ok', 'guests-off'])
  space.host.setGuests('http')
  expect([await entry('https'), await entry('http')]).toEqual(['ok', 'ok'])
})

test('a guest needs an invitation once, and none to come back', async () => {
  const space = await startSpace({ guests: 'https' })
  const zoe = await browser(space)
  expect(codeOf(await zoe.enter())).toBe('invitation')
  expect(codeOf(await zoe.enter('A'.repeat(43)))).toBe('invitation')
  accepted(await zoe.enter(space.host.invite(1).token))
  accepted(await zoe.introduces('Zoe', true))
  zoe.socket.disconnect()
  const again = await call(space, {
    keys: zoe.keys,
    headers: { origin: `https://127.0.0.1:${String(space.host.port)}` }
  })
  expect(codeOf(await again.enter())).toBe('ok')
})

test('a one-use invitation admits one device, and that one again when its connection dropped', async () => {
  const space = await startSpace({ guests: 'https' })
  const { token } = space.host.invite(1)
  const zoe = await browser(space)
  accepted(await zoe.enter(token))
  zoe.socket.disconnect() // before it could introduce itself
  const origin = { origin: `https://127.0.0.1:${String(space.host.port)}` }
  expect(codeOf(await (await call(space, { keys: zoe.keys, headers: origin })).enter(token))).toBe('ok')
  expect(codeOf(await (await browser(space)).enter(token))).toBe('invitation')
})

test('a guest says that it is one', async () => {
  const space = await startSpace({ guests: 'https' })
  const zoe = await browser(space)
  accepted(await zoe.enter(space.host.invite(1).token))
  expect(await zoe.introduces('Zoe', false)).toMatchObject({
    code: 'invalid',
    detail: 'a guest says so, and nobody else does'
  })
  expect(codeOf(await zoe.introduces('Zoe', true))).toBe('ok')
})

test('turning guests off hangs up on them, and on nobody else', async () => {
  const space = await startSpace({ guests: 'https' })
  const mina = await space.join('Mina')
  const zoe = await browser(space)
  accepted(await zoe.enter(space.host.invite(1).token))
  const hungUp = new Promise((resolve) => zoe.socket.once('disconnect', resolve))
  space.host.setGuests('off')
  await hungUp
  expect(mina.session.view.link).toEqual({ state: 'open' })
  expect(codeOf(await (await browser(space)).enter())).toBe('guests-off')
})

describe('an invitation', () => {
  const minute = 60_000

  function invitations(): { invitations: Invitations; pass: (ms: number) => void; used: number[] } {
    let now = 0
    const used: number[] = []
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(now)
    const parts = { random, now: () => now, onUsed: ({ left }: { left: number }) => used.push(left) }
    return { invitations: new Invitations(parts), used, pass: (ms) => (now += ms) }
  }

  test('lives ten minutes', () => {
    const { invitations: given, pass } = invitations()
    const { token } = given.create(2)
    pass(10 * minute - 1)
    expect(() => given.redeem(token, 'zoe')).not.toThrow()
    pass(1)
    expect(() => given.redeem(token, 'sam')).toThrow(Refused)
    expect(() => given.redeem(token, 'zoe')).toThrow(Refused)
  })

  test('for a group admits fifty and tells how many are left', () => {
    const { invitations: given, used } = invitations()
    const { token } = given.create(50)
    for (let guest = 0; guest < 50; guest += 1) given.redeem(token, String(guest))
    expect(() => given.redeem(token, 'the 51st')).toThrow('used up')
    expect(() => given.redeem(token, '7')).not.toThrow()
    expect(used).toEqual(Array.from({ length: 50 }, (_, guest) => 49 - guest))
  })
})
