/** What the person at the host writes right after a start, which may be on an older copy of the file. */
import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { systemTime, type HostTime } from '../../../../src/main/host/time.ts'
import { startSpace, tempFolder, type Space } from '../../../support/chat.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  openClient,
  type ContractClient
} from '../../../support/contract-client.ts'

const waitMs = 2_000

/** Time that passes only when the test says so, for the wait; connections and commits have their own. */
function stoppedTime(): { time: HostTime; pass: (ms: number) => void } {
  let ticks = 0
  const waiting = new Map<() => void, number>()
  const after: HostTime['after'] = (ms, call) => {
    if (ms < waitMs / 2 || ms > waitMs + limits.incompleteDelayMs) return systemTime.after(ms, call)
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

async function again(space: Space, { keys }: ContractClient): Promise<ContractClient> {
  const client = await openClient(space, { keys })
  accepted(await client.enter())
  return client
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

test('is placed once a member holds no more; a guest may hold only the ends of logs', async () => {
  const { time } = stoppedTime()
  const space = await startSpace({ time, guests: 'https' })
  const own = await ownClient(space)
  const mina = await enterAsMember(space, 'Mina')
  const headers = { origin: `https://127.0.0.1:${String(space.host.port)}` }
  const guest = await openClient(space, { headers })
  accepted(await guest.enter({ invitation: space.host.invite(1).token }))
  accepted(await guest.introduces('Guest', true))
  await space.restart()
  const later = await again(space, own)
  const writing = later.posts(space.lobby, 'too early for a guest')
  const isPlaced = placed(writing)
  const back = await openClient(space, { headers, keys: guest.keys })
  accepted(await back.enter())
  accepted(await back.request('log:bring', { events: [] }))
  await later.catchesUp()
  expect(isPlaced()).toBe(false)
  accepted(await (await again(space, mina)).request('log:bring', { events: [] }))
  expect(codeOf(await writing)).toBe('ok')
})

test('is placed after two seconds when no member comes', async () => {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  await enterAsMember(space, 'Mina')
  await space.restart()
  const later = await again(space, own)
  const writing = later.posts(space.lobby, 'alone')
  const isPlaced = placed(writing)
  await later.catchesUp()
  expect(isPlaced()).toBe(false)
  pass(waitMs)
  expect(codeOf(await writing)).toBe('ok')
})

test('is put off for longer while a member compares its logs', async () => {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  const mina = await enterAsMember(space, 'Mina')
  await space.restart()
  const member = await again(space, mina)
  const host = await again(space, own)
  const writing = host.posts(space.lobby, 'too early')
  await host.catchesUp()
  const points = [{ seq: 1, digest: space.file.log.digest(space.lobby, 1) }]
  pass(1500)
  accepted(await member.request('log:compare', { room: space.lobby, points }))
  pass(500)
  expect(codeOf(await writing)).toBe('contested')
  pass(1500)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
})

test('waits for a guest that holds only an end beyond this log, and brings it later', async () => {
  const { time, pass } = stoppedTime()
  const space = await startSpace({ time })
  const own = await ownClient(space)
  const mina = await enterAsMember(space, 'Mina')
  await space.restart()
  const host = await again(space, own)
  const points = [{ seq: 500, digest: 'A'.repeat(43) }]
  accepted(await (await again(space, mina)).request('log:compare', { room: space.lobby, points }))
  pass(waitMs)
  expect(codeOf(await host.posts(space.lobby, 'too early'))).toBe('contested')
  pass(limits.incompleteDelayMs)
  expect(codeOf(await host.posts(space.lobby, 'in time'))).toBe('ok')
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
  const writing = own.posts(space.lobby, 'alone')
  const isPlaced = placed(writing)
  await own.catchesUp()
  expect(isPlaced()).toBe(false)
  pass(waitMs)
  expect(codeOf(await writing)).toBe('ok')
})
