/** What one member asks, however much that is, leaves the host to the others. */
import { describe, expect, test, vi } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { entryProof, eventId, type Placed } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { Signer } from '#shared/session/signer.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { defaultAllowances, type Shares } from '../../../src/main/host/limits/allowances.ts'
import { Caller } from '../../../src/main/host/sockets/caller.ts'
import type { HostContext } from '../../../src/main/host/context.ts'
import { logHandlers } from '../../../src/main/host/handlers/log.ts'
import { Turns } from '../../../src/main/host/limits/turns.ts'
import { figure, frame, growth } from '../../support/attacker.ts'
import {
  accepted,
  openClient,
  codeOf,
  enterAsMember,
  type ClientReply,
  type ContractClient as Asking
} from '../../support/contract-client.ts'
import { startSpace, type Space } from '../../support/chat.ts'

const plenty = { perSecond: 1e6, atOnce: 1e6 }
const few = { perSecond: 0.001, atOnce: 20 }

const codesOf = async (caller: Asking, count: number, name: string, payload: object): Promise<string[]> =>
  (await Promise.all(Array.from({ length: count }, () => caller.request(name, payload)))).map(codeOf)

const refusedOf = (codes: readonly string[]): number => codes.filter((code) => code === 'too-many').length

describe('requests', () => {
  const limited = (requests: Shares): ReturnType<typeof startSpace> =>
    startSpace({ allowances: { ...defaultAllowances, requests } })

  test('are counted for a device over all its connections', async () => {
    const space = await limited({ device: few, address: plenty })
    const mallory = await enterAsMember(space, 'Mallory')
    const again = await openClient(space, { keys: mallory.keys })
    accepted(await again.enter())
    await codesOf(mallory, 20, 'member:list', { room: space.id })
    expect(refusedOf(await codesOf(again, 5, 'member:list', { room: space.id }))).toBe(5)
    const mina = await enterAsMember(space, 'Mina')
    expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
  })

  test('are counted for an address over all its devices', async () => {
    const space = await limited({ device: plenty, address: few })
    const [mallory, other] = [
      await enterAsMember(space, 'Mallory'),
      await enterAsMember(space, 'Another one')
    ]
    await codesOf(mallory, 20, 'member:list', { room: space.id })
    expect(codeOf(await other.joins(space.lobby))).toBe('too-many')
  })

  test('that cost the host too much time are refused for a while, of this device alone', async () => {
    const time = { perSecond: 0.001, atOnce: 40 }
    const work = { device: time, address: plenty }
    const space = await startSpace({ allowances: { ...defaultAllowances, work } })
    const mallory = await enterAsMember(space, 'Mallory')
    let codes: string[] = []
    // However quick this computer is: some number of pages costs as much.
    for (let n = 0; n < 1000 && refusedOf(codes) === 0; n += 1) {
      codes = await codesOf(mallory, 20, 'log:read', { room: space.id, after: 0, limit: 200 })
    }
    expect(refusedOf(codes)).toBeGreaterThan(0)
    const mina = await enterAsMember(space, 'Mina')
    expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
  })

  test('of typing are passed on a few times a second', async () => {
    const space = await startSpace()
    const [mina, mallory] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Mallory')]
    for (const one of [mina, mallory]) await one.joins(space.lobby)
    await codesOf(mallory, 100, 'typing:set', { room: space.lobby, typing: true })
    await mina.catchesUp()
    expect(mina.all('typing:changed').length).toBeLessThan(20)
  })

  test('with wrong signatures are soon refused without a look at them', async () => {
    const time = { perSecond: 0.001, atOnce: 100 }
    const work = { device: time, address: plenty }
    const space = await startSpace({ allowances: { ...defaultAllowances, work } })
    const mallory = await enterAsMember(space, 'Mallory')
    await mallory.joins(space.lobby)
    const event = { ...(await mallory.sign(space.lobby, 'message.posted', { text: 'x' })), at: 1 }
    const codes: string[] = []
    for (let n = 0; n < 10; n += 1) codes.push(codeOf(await mallory.request('event:append', { event })))
    expect(codes[0]).toBe('bad-signature')
    expect(codes.at(-1)).toBe('too-many')
  })
})

test('a long message counts as several', async () => {
  const messages = { device: { perSecond: 0.001, atOnce: 5 }, address: plenty }
  const space = await startSpace({ allowances: { ...defaultAllowances, messages } })
  const mallory = await enterAsMember(space, 'Mallory')
  await mallory.joins(space.lobby)
  expect(codeOf(await mallory.posts(space.lobby, 'x'.repeat(16_000)))).toBe('ok')
  expect(codeOf(await mallory.posts(space.lobby, 'x'.repeat(16_000)))).toBe('too-many')
  expect(codeOf(await mallory.posts(space.lobby, 'a short one'))).toBe('ok')
})

test('over one connection one device enters, also when another tries before the first is checked', async () => {
  const space = await startSpace()
  const mallory = await openClient(space)
  const entries: Promise<ClientReply>[] = []
  for (const keys of [
    deviceKeysOf(newIdentityPem()),
    deviceKeysOf(newIdentityPem()),
    deviceKeysOf(newIdentityPem())
  ]) {
    const { host, nonce } = await mallory.greet()
    const proof = toBase64(await keys.sign(entryProof(space.id, host, nonce)))
    entries.push(mallory.request('space:enter', { key: toBase64(keys.publicKey), proof }))
  }
  const codes = (await Promise.all(entries)).map(codeOf)
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  mallory.socket.disconnect()
  await expect.poll(() => space.host.people()).toBe(0)
})

test('a connection that has entered does not enter again after a late check', () => {
  const from = { guest: false, secure: true, address: 'here' }
  const turns = new Turns({ time: { cpuMs: () => 0 }, onWorked: () => undefined })
  const caller = new Caller('socket', from, {
    turns,
    mustHaveTime: () => undefined,
    drained: () => Promise.resolve()
  })
  caller.enter({ device: 'mallory', key: '' })
  expect(() => {
    caller.enter({ device: 'another', key: '' })
  }).toThrow('already')
  expect(caller.device).toBe('mallory')
})

test('requests that do not exist are counted like others', async () => {
  const requests = { device: few, address: plenty }
  const space = await startSpace({ allowances: { ...defaultAllowances, requests } })
  const mallory = await openClient(space)
  expect(refusedOf(await codesOf(mallory, 25, 'room:destroy', {}))).toBe(5)
})

test('a page requested from inside a room is not sent to a member that has left', async () => {
  const room = 'r'.repeat(26)
  const members = new Set(['mallory'])
  const context = { space: { id: 's', rooms: new Map([[room, { members }]]) } } as unknown as HostContext
  const caller = {
    device: 'mallory',
    answerInTurn: (answer: () => unknown) => {
      members.clear()
      return Promise.resolve().then(answer)
    }
  } as unknown as Caller
  const page = logHandlers(context)['log:read'](caller, { room, after: 0, limit: 1 })
  await expect(page).rejects.toMatchObject({ code: 'not-in-room' })
})

test('a device is connected so often and no more', async () => {
  const space = await startSpace()
  const mallory = await enterAsMember(space, 'Mallory')
  const codes: string[] = []
  for (let n = 0; n < 9; n += 1) {
    codes.push(codeOf(await (await openClient(space, { keys: mallory.keys })).enter()))
  }
  expect(codes.filter((code) => code === 'crowded')).toHaveLength(2)
  mallory.socket.disconnect()
  await expect
    .poll(async () => codeOf(await (await openClient(space, { keys: mallory.keys })).enter()))
    .toBe('ok')
})

describe('changes of the space', () => {
  test('are fewer than messages', async () => {
    const space = await startSpace()
    const mallory = await enterAsMember(space, 'Mallory')
    const codes: string[] = []
    for (let n = 0; n < 40; n += 1) {
      codes.push(
        codeOf(await mallory.write('room:describe', space.lobby, 'room.described', { name: 'x', topic: '' }))
      )
    }
    expect(refusedOf(codes)).toBeGreaterThan(5)
    expect(codeOf(await mallory.joins(space.lobby))).toBe('too-many')
  })

  test('go into one transaction with what arrives meanwhile', async () => {
    const changes = { device: plenty, address: plenty }
    const space = await startSpace({ allowances: { ...defaultAllowances, changes } })
    const people = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name) => enterAsMember(space, name))
    )
    const append = vi.spyOn(space.file.log, 'append')
    await Promise.all(
      people.map(async (one) => {
        for (let n = 0; n < 10; n += 1) await one.creates(`Room ${String(n)}`, 'open')
      })
    )
    expect(append.mock.calls.flatMap(([entries]) => entries)).toHaveLength(80)
    expect(append.mock.calls.length).toBeLessThan(60)
    figure(`80 rooms by 8 people in ${String(append.mock.calls.length)} transactions`)
  })

  test('that the disk does not take leave the space as it was', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    vi.spyOn(space.file.log, 'append').mockImplementationOnce(() => {
      throw new Error('the disk is full')
    })
    const body = { name: 'Nothing', topic: '' }
    await mina.joins(space.lobby).then((reply) => expect(codeOf(reply)).toBe('storage'))
    expect(codeOf(await mina.write('room:describe', space.lobby, 'room.described', body))).toBe('not-in-room')
    expect(codeOf(await mina.joins(space.lobby))).toBe('ok')
  })

  test('a member that leaves receives nothing that is written after, even in the same commit', async () => {
    const space = await startSpace()
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    for (const one of [mina, omar]) await one.joins(space.lobby)
    const left = omar.write('room:leave', space.lobby, 'member.left', {})
    await mina.postsAll(space.lobby, ['Omar', 'cannot', 'hear', 'this'])
    const { seq } = accepted(await left)['position'] as { seq: number }
    await omar.catchesUp()
    const received = omar
      .all('log:appended')
      .flatMap(({ room, placed }) => (room === space.lobby ? (placed as Placed[]) : []))
    expect(Math.max(...received.map(({ position }) => position.seq))).toBeLessThanOrEqual(seq)
  })

  test('a removal announces the rooms that it emptied, and no others', async () => {
    const space = await startSpace()
    const owner = await enterAsMember(space, 'Host', { keys: space.keys })
    const [mallory, mina] = [await enterAsMember(space, 'Mallory'), await enterAsMember(space, 'Mina')]
    await mallory.joins(space.lobby)
    for (const name of ['One', 'Two', 'Three']) await mina.creates(name, 'open')
    await mina.catchesUp()
    const before = mina.all('room:changed').length
    const removal = { member: mallory.device, after: mallory.lastNumber }
    accepted(await owner.write('member:remove', space.lobby, 'member.removed', removal))
    await mina.catchesUp()
    expect(mina.all('room:changed').slice(before)).toMatchObject([{ room: { id: space.lobby, people: 1 } }])
  })
})

describe('one that does not read', () => {
  test('gets no more signals, and their sender gets a refusal', async () => {
    const space = await startSpace()
    const [mina, mallory] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Mallory')]
    mina.freeze()
    const signal = { to: mina.device, data: 'x'.repeat(limits.signalBytes) }
    const codes: string[] = []
    const grown = await growth(async () => {
      // A kernel keeps several megabytes for a connection.
      for (let n = 0; n < 200 && refusedOf(codes) === 0; n += 1) {
        codes.push(...(await codesOf(mallory, 50, 'signal:send', signal)))
        if (refusedOf(codes) > 0) break
      }
    })
    expect(refusedOf(codes)).toBeGreaterThan(0)
    figure(`signals end after ${String(codes.indexOf('too-many'))}; memory +${String(grown)} MB`)
  })

  test('and is removed is disconnected, not only removed from the space', async () => {
    const space = await startSpace()
    const owner = await enterAsMember(space, 'Host', { keys: space.keys })
    const mallory = await enterAsMember(space, 'Mallory')
    const { tcp } = mallory
    mallory.freeze()
    const pong = frame(0xa, true, '')
    // More waits for it than any kernel keeps.
    const signal = { to: mallory.device, data: 'x'.repeat(limits.signalBytes) }
    while (refusedOf(await codesOf(owner, 50, 'signal:send', signal)) === 0);
    const removal = { member: mallory.device, after: mallory.lastNumber }
    accepted(await owner.write('member:remove', space.lobby, 'member.removed', removal))
    await expect
      .poll(() => {
        tcp.write(pong) // it means nothing to a host that is there; one that is not resets the connection
        return tcp.destroyed
      })
      .toBe(true)
  })

  test('has a limit of answers that it waits for', async () => {
    const from = { guest: false, secure: true, address: 'here' }
    const turns = new Turns({ time: { cpuMs: () => 0 }, onWorked: () => undefined })
    const drained = (): Promise<void> => new Promise(() => undefined)
    const mallory = new Caller('socket', from, { turns, mustHaveTime: () => undefined, drained })
    const waiting = Array.from({ length: 32 }, () => mallory.answerInTurn(() => 'an answer'))
    await expect(mallory.answerInTurn(() => 'one more')).rejects.toMatchObject({ code: 'too-many' })
    expect(await Promise.race([...waiting, Promise.resolve('nothing yet')])).toBe('nothing yet')
  })
})

describe('large lists', () => {
  test('come in pages, and a session joins them', async () => {
    const space = await startSpace()
    const many = limits.maxListed + 40
    await introduceMany(space, many)
    const mina = await enterAsMember(space, 'Mina')
    const again = await openClient(space, { keys: mina.keys })
    const entered = accepted(await again.enter())
    expect(entered['members']).toHaveLength(limits.maxListed)
    expect(entered['next']).toEqual({ rooms: null, members: limits.maxListed })
    const rest = accepted(await again.request('space:members', { from: limits.maxListed }))
    expect(rest).toMatchObject({ members: { length: many + 2 - limits.maxListed }, next: null })
    const omar = await space.join('Omar')
    await omar.sees('everybody', () => omar.session.view.members.length === many + 3)
    const listed = await omar.session.request('member:list', { room: space.id })
    expect(listed).toMatchObject({ ok: true, members: { length: many + 3 } })
  })
})

/** Writes the introductions of `count` members who are not connected. */
async function introduceMany(space: Space, count: number): Promise<void> {
  const { log } = space.file
  const head = log.head(space.id)?.seq ?? 0
  const entries = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const keys = deviceKeysOf(newIdentityPem())
      const body = { key: toBase64(keys.publicKey), name: `Member ${String(n)}`, colour: 0, guest: false }
      const signer = new Signer({ space: space.id, keys, crypto: nodeCrypto })
      const event = await signer.next({ room: space.id, kind: 'member.introduced', body, at: Date.now() })
      return { event, id: eventId(event, nodeCrypto.hash), position: { epoch: 1, seq: head + n + 1 } }
    })
  )
  log.append(entries, space.id)
  await space.restart()
}
