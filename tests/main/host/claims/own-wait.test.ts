/** What the person at the host writes right after a start, which may be on an older copy of the file. */
import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { erase, eventId } from '#shared/log/event.ts'
import { systemTime, type HostTime } from '../../../../src/main/host/time.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { startSpace, tempFolder, type Space } from '../../../support/chat.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  eventOfHost,
  openClient,
  type ContractClient
} from '../../../support/contract-client.ts'

const waitMs = 2_000
const aloneMs = 4_000
const longestMs = 30_000

/** Time that passes only when the test says so, for the wait; connections and commits have their own. */
function stoppedTime(): { time: HostTime; pass: (ms: number) => void } {
  let ticks = 0
  const waiting = new Map<() => void, number>()
  const after: HostTime['after'] = (ms, call) => {
    if (ms < waitMs / 2 || ms > longestMs) return systemTime.after(ms, call)
    waiting.set(call, ticks + ms)
    return () => waiting.delete(call)
  }
  const pass = (ms: number): void => {
    ticks += ms
    const due = [...waiting].filter(([, at]) => at <= ticks)
    for (const [call] of due) {
      waiting.delete(call)
      call()
    }
  }
  return { time: { ...systemTime, ticks: () => ticks, after }, pass }
}

async function again(space: Space, { keys }: ContractClient, shown = {}): Promise<ContractClient> {
  const client = await openClient(space, { keys })
  accepted(await client.enter(shown))
  return client
}

/** A host that has been started again, its own person, a member who has not come back, and the person's last number. */
async function started(): Promise<{
  space: Space
  pass: (ms: number) => void
  host: ContractClient
  mina: ContractClient
  last: number
}> {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  const mina = await enterAsMember(space, 'Mina')
  await space.restart()
  return { space, pass, host: await again(space, own), mina, last: own.lastNumber }
}

/** The person at the host, who is in the lobby. */
function ownClient(space: Space): Promise<ContractClient> {
  return enterAsMember(space, 'Host', { keys: space.keys })
}

function placed<T>(promise: Promise<T>): () => boolean {
  let isPlaced = false
  void promise.then(() => {
    isPlaced = true
  })
  return () => isPlaced
}

test('does not use a number again that a member knows', async () => {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  const mina = await enterAsMember(space, 'Mina')
  await space.stop()
  const copy = `${tempFolder()}/copy.db`
  copyFileSync(space.path, copy)
  await space.restart()
  const late = space.file.log.head(space.lobby)?.seq ?? 0
  accepted(await (await again(space, mina)).request('log:bring', { events: [] }))
  pass(aloneMs)
  accepted(await (await again(space, own)).posts(space.lobby, 'known to Mina'))
  const lost = space.file.log.readAfter(space.id, space.lobby, late, 9)
  await space.stop()
  copyFileSync(copy, space.path)
  await space.restart()

  const restored = await again(space, own)
  const writing = restored.posts(space.lobby, 'under the same number')
  const isPlaced = placed(writing)
  const later = await again(space, mina)
  const events = lost.map(({ event, position }) => ({ event, origin: position }))
  expect(await later.request('log:bring', { events })).toMatchObject({ refused: [] })
  expect(isPlaced()).toBe(false)
  accepted(await later.request('log:bring', { events: [] }))
  await restored.catchesUp()
  expect(isPlaced()).toBe(false) // others may hold more of what an older copy lacks
  pass(waitMs)
  expect(codeOf(await writing)).toBe('out-of-order')
  const numbers = space.file.log
    .readAfter(space.id, space.lobby, 0, 99)
    .map(({ event }) => `${event.author} ${String(event.aseq)}`)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('is placed once all who have entered hold no more, and nobody has brought anything for two seconds', async () => {
  const { space, pass, host, mina, last } = await started()
  const omar = await enterAsMember(space, 'Omar')
  await omar.request('space:leave', {})
  const [first, second] = [
    await again(space, mina, { ofHost: await eventOfHost(space, last) }),
    await again(space, omar, { ofHost: await eventOfHost(space, last) })
  ]
  const writing = host.posts(space.lobby, 'waits')
  const isPlaced = placed(writing)
  accepted(await first.request('log:bring', { events: [] }))
  pass(waitMs - 500)
  accepted(await second.request('log:bring', { events: [] }))
  pass(waitMs - 1)
  await host.catchesUp()
  expect(isPlaced()).toBe(false)
  pass(1)
  expect(codeOf(await writing)).toBe('ok')
})

test('does not wait for a member that has left', async () => {
  const { space, pass, host, mina, last } = await started()
  const gone = await again(space, mina, { ofHost: await eventOfHost(space, last) })
  gone.socket.disconnect()
  await expect.poll(() => space.host.people()).toBe(1)
  pass(waitMs)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
})

test('does not wait for a member that says that it leaves', async () => {
  const { space, pass, host, mina, last } = await started()
  accepted(
    await (await again(space, mina, { ofHost: await eventOfHost(space, last) })).request('space:leave', {})
  )
  pass(waitMs)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
})

test('waits for the other connection of a member that has lost one', async () => {
  const { space, pass, host, mina, last } = await started()
  const stale = await again(space, mina, { ofHost: await eventOfHost(space, last) })
  const fresh = await again(space, mina, { ofHost: await eventOfHost(space, last) })
  const writing = host.posts(space.lobby, 'too early')
  const isPlaced = placed(writing)
  const people = space.host.people()
  accepted(await stale.request('space:leave', {}))
  expect(space.host.people()).toBe(people)
  pass(waitMs)
  await host.catchesUp()
  expect(isPlaced()).toBe(false)
  accepted(await fresh.request('log:bring', { events: [] }))
  pass(waitMs)
  expect(codeOf(await writing)).toBe('ok')
})

test('is placed after four seconds when no member comes', async () => {
  const { space, pass, host } = await started()
  const writing = host.posts(space.lobby, 'alone')
  const isPlaced = placed(writing)
  await host.catchesUp()
  pass(aloneMs - 1)
  await host.catchesUp()
  expect(isPlaced()).toBe(false)
  pass(1)
  expect(codeOf(await writing)).toBe('ok')
})

test('is put off for longer while a member compares its logs', async () => {
  const { space, pass, host, mina } = await started()
  const member = await again(space, mina)
  const writing = host.posts(space.lobby, 'too early')
  await host.catchesUp()
  const points = [{ seq: 1, digest: space.file.log.digest(space.lobby, 1) }]
  pass(1500)
  accepted(await member.request('log:compare', { room: space.lobby, points }))
  pass(1500)
  accepted(await member.request('log:compare', { room: space.lobby, points }))
  pass(1500)
  expect(codeOf(await writing)).toBe('contested')
  pass(500)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
})

test('does not use a number up to the one that a member knows, whether it is brought or not', async () => {
  const { space, pass, host, mina, last } = await started()
  const ofHost = await eventOfHost(space, last + 100)
  const member = await again(space, mina, { ofHost })
  accepted(await member.request('log:bring', { events: [] }))
  pass(longestMs - 1)
  expect(codeOf(await host.posts(space.lobby, 'too early'))).toBe('contested')
  pass(1)
  const head = { aseq: last + 100, prev: eventId(ofHost, nodeCrypto.hash) }
  expect(await host.posts(space.lobby, 'under a used number')).toMatchObject({ code: 'out-of-order', head })
  const next = await again(space, host, { settled: head })
  expect(codeOf(await next.posts(space.lobby, 'under the next one'))).toBe('ok')
  expect(next.lastNumber).toBe(last + 101)
})

test('waits again, once, if a member who knows more comes late', async () => {
  const { space, pass, host, mina, last } = await started()
  const holdsMore = async (aseq: number): Promise<void> => {
    const member = await again(space, mina, { ofHost: await eventOfHost(space, aseq) })
    accepted(await member.request('log:bring', { events: [] }))
  }
  pass(aloneMs)
  expect(codeOf(await host.posts(space.lobby, 'alone'))).toBe('ok')
  await holdsMore(last + 100)
  pass(longestMs - 1)
  expect(codeOf(await host.posts(space.lobby, 'too early'))).toBe('contested')
  pass(1)
  expect(codeOf(await host.posts(space.lobby, 'under a used number'))).toBe('out-of-order')
  await holdsMore(last + 200)
  const reply = await host.posts(space.lobby, 'under another used number')
  expect(reply).toMatchObject({ code: 'out-of-order', head: { aseq: last + 200 } })
})

test('believes only what this host’s own device has signed', async () => {
  const { space, pass, host, mina, last } = await started()
  const own = await eventOfHost(space, last)
  const shows = async (ofHost: object): Promise<string> =>
    codeOf(await (await openClient(space, { keys: mina.keys })).enter({ ofHost }))
  expect(await shows({ ...own, aseq: last + 100 })).toBe('bad-signature')
  expect(await shows(await mina.sign(space.lobby, 'message.posted', { text: 'of Mina' }))).toBe('invalid')
  expect(await shows({ ...own, space: 'a'.repeat(26) })).toBe('invalid')
  pass(aloneMs)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
  expect(await shows(erase(own, nodeCrypto.hash))).toBe('ok')
})

test('is placed at once in a space without other members', async () => {
  const { time } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  await space.restart()
  expect(codeOf(await (await again(space, own)).posts(space.lobby, 'at once'))).toBe('ok')
})

test('waits in a space without other members too, if its file may be an older copy', async () => {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time, mayBeOlder: true })
  const own = await openClient(space, { keys: space.keys })
  accepted(await own.enter())
  const writing = own.posts(space.lobby, 'too early')
  const isPlaced = placed(writing)
  await own.catchesUp()
  expect(isPlaced()).toBe(false)
  pass(aloneMs)
  expect(codeOf(await writing)).toBe('ok')
})
