/** Guests in a browser: off by default, invited, and refused in clear words. */
import { describe, expect, test } from 'vitest'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { Refused } from '#shared/values/reply.ts'
import { toBase64 } from '#shared/values/ids.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { Invitations, type PresentedInvitation } from '../../../../src/main/host/admission/invitations.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, openClient, codeOf, type ContractClient } from '../../../support/contract-client.ts'
import { browserSocket } from '../../../support/browser-socket.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

/** A browser always sends the origin of its page. */
function browser(
  space: Space,
  scheme: 'https' | 'http' = 'https',
  keys?: DeviceKeys
): Promise<ContractClient> {
  const headers = { origin: `${scheme}://127.0.0.1:${String(space.host.port)}` }
  return openClient(space, { scheme, headers, ...(keys && { keys }) })
}

function linkOf(space: Space): { invitation: string } {
  return { invitation: space.host.invite(1).token }
}

test('guests are refused unless the host allows them', async () => {
  const space = await startSpace()
  const entry = async (scheme: 'https' | 'http'): Promise<string> => {
    return codeOf(await (await browser(space, scheme)).enter(linkOf(space)))
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
  expect(codeOf(await zoe.enter({ invitation: 'A'.repeat(43) }))).toBe('invitation')
  accepted(await zoe.enter(linkOf(space)))
  accepted(await zoe.introduces('Zoe', true))
  zoe.socket.disconnect()
  expect(codeOf(await (await browser(space, 'https', zoe.keys)).enter())).toBe('ok')
})

test('a one-use invitation admits one device, and that one again when its connection dropped', async () => {
  const space = await startSpace({ guests: 'https' })
  const { token } = space.host.invite(1)
  const zoe = await browser(space)
  accepted(await zoe.enter({ invitation: token }))
  zoe.socket.disconnect() // before it could introduce itself
  const again = await browser(space, 'https', zoe.keys)
  expect(codeOf(await again.enter({ invitation: token }))).toBe('ok')
  expect(codeOf(await (await browser(space)).enter({ invitation: token }))).toBe('invitation')
})

test('a guest enters with the code alone, and returns without one', async () => {
  const space = await startSpace({ guests: 'https' })
  const { code } = space.host.invite(1)
  const zoe = await browser(space)
  expect(codeOf(await zoe.enter({ code: wrongFor(code) }))).toBe('invitation')
  accepted(await zoe.enter({ code }))
  accepted(await zoe.introduces('Zoe', true))
  expect(codeOf(await (await browser(space)).enter({ code }))).toBe('invitation')
  zoe.socket.disconnect()
  expect(codeOf(await (await browser(space, 'https', zoe.keys)).enter())).toBe('ok')
})

test('guessing codes is slowed down, also over new connections', async () => {
  const space = await startSpace({ guests: 'https' })
  const { code, token } = space.host.invite(1)
  for (let guess = 0; guess < 5; guess += 1)
    expect(codeOf(await (await browser(space)).enter({ code: wrongFor(code) }))).toBe('invitation')
  const mallory = await browser(space)
  expect(codeOf(await mallory.enter({ code }))).toBe('too-many')
  expect(codeOf(await mallory.enter({ invitation: token }))).toBe('ok')
})

test('a guest’s session enters with the code; a wrong one ends its attempts', async () => {
  const space = await startSpace({ guests: 'https' })
  const { code } = space.host.invite(50)
  const dial = (): Promise<HostConnection> => connectionOver(browserSocket(space), systemClock)
  const zoe = await space.join('Zoe', { guest: true, dial, code })
  await zoe.says('made it')
  const sam = await space.join('Sam', { guest: true, dial, code: wrongFor(code), wait: false })
  await sam.sees('the refusal', () => sam.session.view.connection.state === 'refused')
  expect(sam.session.view.connection).toEqual({ state: 'refused', code: 'invitation' })
})

test('a code has six digits, and excludes an invitation', async () => {
  const zoe = await browser(await startSpace({ guests: 'https' }))
  const detail = async (shown: Record<string, unknown>): Promise<unknown> => {
    const reply = await zoe.enter(shown)
    return reply.ok ? null : [reply.code, reply.detail?.split(':')[0]]
  }
  for (const code of ['12345', '1234567', '12345a', '１２３４５６', 123456])
    expect(await detail({ code })).toEqual(['invalid', 'code'])
  expect(await detail({ code: '123456', invitation: 'A'.repeat(43) })).toEqual(['invalid', 'payload'])
})

test('a guest says that it is one', async () => {
  const space = await startSpace({ guests: 'https' })
  const zoe = await browser(space)
  accepted(await zoe.enter(linkOf(space)))
  expect(await zoe.introduces('Zoe', false)).toMatchObject({
    code: 'invalid',
    detail: 'a guest says so, and nobody else does'
  })
  expect(codeOf(await zoe.introduces('Zoe', true))).toBe('ok')
})

test('a guest says so too where it gives a host back what it lacks', async () => {
  const space = await startSpace({ guests: 'https' })
  const zoe = await browser(space)
  accepted(await zoe.enter(linkOf(space)))
  accepted(await zoe.introduces('Zoe', true))
  const profile = { key: toBase64(zoe.keys.publicKey), name: 'Zoe', colour: 0 }
  const asMember = await zoe.sign(space.id, 'member.introduced', { ...profile, guest: false })
  expect(codeOf(await zoe.request('log:bring', { events: [{ event: asMember }] }))).toBe('invalid')
  const placed = [{ event: asMember, position: { epoch: 1, seq: 9 } }]
  expect(codeOf(await zoe.request('log:adopt', { room: space.id, after: 8, digest: null, placed }))).toBe(
    'invalid'
  )
  const asGuest = await zoe.sign(space.id, 'member.introduced', { ...profile, colour: 1, guest: true })
  expect(await zoe.request('log:bring', { events: [{ event: asGuest }] })).toMatchObject({ refused: [] })
  const member = await openClient(space)
  const { members } = accepted(await member.enter())
  expect(members).toContainEqual(expect.objectContaining({ device: zoe.device, guest: true, colour: 1 }))
})

test('turning guests off disconnects only guests', async () => {
  const space = await startSpace({ guests: 'https' })
  const mina = await space.join('Mina')
  const zoe = await browser(space)
  accepted(await zoe.enter(linkOf(space)))
  const hungUp = new Promise((resolve) => zoe.socket.once('disconnect', resolve))
  space.host.setGuests('off')
  await hungUp
  expect(mina.session.view.connection).toEqual({ state: 'open' })
  expect(codeOf(await (await browser(space)).enter())).toBe('guests-off')
})

describe('an invitation', () => {
  const minute = 60_000

  test('lives ten minutes', () => {
    const { link, pass, invite } = invitations()
    const { token } = invite(2)
    pass(10 * minute - 1)
    expect(link(token, 'zoe')).toBe('ok')
    pass(1)
    expect([link(token, 'sam'), link(token, 'zoe')]).toEqual(['invitation', 'invitation'])
  })

  test('for a group admits fifty and reports how many are left', () => {
    const { link, used, invite } = invitations()
    const { token } = invite(50)
    for (let guest = 0; guest < 50; guest += 1) link(token, String(guest))
    expect([link(token, 'the 51st'), link(token, '7')]).toEqual(['invitation', 'ok'])
    expect(used).toEqual(Array.from({ length: 50 }, (_, guest) => 49 - guest))
  })

  test('said aloud admits as many, for as long', () => {
    const { say, link, pass, invite } = invitations()
    const { token, code } = invite(2)
    expect(code).toMatch(/^\d{6}$/)
    expect([say(code, 'zoe'), say(code, 'zoe'), link(token, 'sam')]).toEqual(['ok', 'ok', 'ok'])
    expect([say(code, 'ada'), say(code, 'zoe')]).toEqual(['invitation', 'ok'])
    pass(10 * minute)
    expect(say(code, 'zoe')).toBe('invitation')
  })

  test('after five wrong codes an address waits, even with the right one; others do not', () => {
    const { say, pass, invite } = invitations()
    const { code } = invite(50)
    const wrong = wrongFor(code)
    expect(say(code, 'friend', 'same')).toBe('ok')
    for (let guess = 0; guess < 5; guess += 1) expect(say(wrong, 'mallory', 'same')).toBe('invitation')
    expect([say(code, 'mallory', 'same'), say(wrong, 'mallory', 'same')]).toEqual(['too-many', 'too-many'])
    expect([say(code, 'friend', 'same'), say(code, 'zoe', 'elsewhere')]).toEqual(['ok', 'ok'])
    pass(2 * minute)
    expect(say(code, 'mallory', 'same')).toBe('ok')
  })

  test('a single device cannot end a code, even over a long time', () => {
    const { say, pass, invite } = invitations()
    const { code } = invite(1)
    for (let round = 0; round < 5; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) say(wrongFor(code), 'mallory', 'same')
      if (round < 4) pass(2 * minute)
    }
    expect(say(code, 'zoe', 'elsewhere')).toBe('ok')
  })

  test('thirty wrong codes from wherever end it; its link and the next code are good', () => {
    const { say, link, invite } = invitations()
    const { token, code } = invite(50)
    const guess = (count: number): void => {
      for (let n = 0; n < count; n += 1) say(wrongFor(code), 'mallory', String(n))
    }
    guess(29)
    expect(say(code, 'zoe', 'hers')).toBe('ok')
    guess(1)
    expect([say(code, 'sam', 'his'), link(token, 'sam')]).toEqual(['invitation', 'ok'])
    expect(say(invite(1).code, 'ada', 'hers')).toBe('ok')
  })
})

function wrongFor(code: string): string {
  return code === '000000' ? '000001' : '000000'
}

function invitations() {
  let now = 0
  const used: number[] = []
  const given = new Invitations({
    random: nodeCrypto.random,
    now: () => now,
    onUsed: ({ left }) => used.push(left)
  })
  const show = (shown: PresentedInvitation, device: string, address: string): string => {
    try {
      given.redeem(shown, device, address)
      return 'ok'
    } catch (error) {
      return error instanceof Refused ? error.code : String(error)
    }
  }
  return {
    used,
    invite: (uses: number) => given.create(uses),
    pass: (ms: number) => (now += ms),
    link: (invitation: string, device: string) => show({ invitation }, device, 'anywhere'),
    say: (code: string, device: string, address = 'anywhere') => show({ code }, device, address)
  }
}
