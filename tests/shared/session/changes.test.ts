/** Which messages are news to a window: by their arrival, whatever their writers' clocks say. */
import { expect, test } from 'vitest'
import type { SessionBroadcast } from '#shared/session/contract.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { eventId } from '#shared/log/event.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { noLimits, startSpace, type Person } from '../../support/chat.ts'
import { saysAll } from '../../support/person.ts'

const minuteMs = 60_000

/** A clock that can be set; its timers run as usual. */
function clockAt(aheadMs: number): Clock & { set: (ms: number) => void } {
  let ahead = aheadMs
  return { ...systemClock, now: () => Date.now() + ahead, set: (ms) => void (ahead = ms) }
}

/** What a person's window is told, in one line each. */
function changesFor(person: Person): string[] {
  const told: string[] = []
  person.session.on('messages:changed', ({ changes }: SessionBroadcast<'messages:changed'>) => {
    for (const { text, isMentioned, news } of changes)
      told.push(`${text ?? 'deleted'}${isMentioned ? ', mentioned' : ''}: ${news ?? 'no news'}`)
  })
  return told
}

test.each([-60, -15, 0, 60])(
  'a message is news although its writer’s clock is %i minutes wrong',
  async (minutes) => {
    const space = await startSpace()
    const omar = await space.join('Omar', { clock: clockAt(minutes * minuteMs) })
    const mina = await space.join('Mina')
    const told = changesFor(mina)
    await omar.says('hello')
    await mina.receives('hello')
    await expect.poll(() => told).toEqual(['hello: posted'])
  }
)

test('a message to everyone mentions each of the others', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const [told, own] = [changesFor(mina), changesFor(omar)]
  const body = { text: '@room, tea', everyone: true as const }
  await omar.requests('event:write', { room: space.lobby, kind: 'message.posted', body })
  await expect.poll(() => told).toEqual(['@room, tea, mentioned: posted'])
  expect(own).toEqual([])
})

test('an edit that adds a mention is news, once, and a deletion is told', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await omar.says('who comes?')
  const target = eventId((await mina.receives('who comes?')).event, nodeCrypto.hash)
  const told = changesFor(mina)
  const edits = async (text: string, mentions: string[], line: string): Promise<void> => {
    const body = { target, text, mentions }
    await omar.requests('event:write', { room: space.lobby, kind: 'message.edited', body })
    await expect.poll(() => told.at(-1)).toBe(line)
  }
  await edits('@Mina?', [mina.device], '@Mina?, mentioned: mentioned')
  await edits('@Mina, today?', [mina.device], '@Mina, today?, mentioned: no news')
  await edits('anybody?', [], 'anybody?: no news')
  await omar.requests('event:write', { room: space.lobby, kind: 'message.deleted', body: { target } })
  await expect.poll(() => told.at(-1)).toBe('deleted: no news')
})

test.each([
  [1, 1],
  [60, 0]
])(
  'what is missed in %i minutes without the host is news %i times, not for each message',
  async (minutes, times) => {
    const space = await startSpace({ allowances: noLimits })
    const clock = clockAt(0)
    const away = Promise.withResolvers<undefined>()
    const links: HostConnection[] = []
    const dial = async (): Promise<HostConnection> => {
      if (links.length > 0) await away.promise
      links.push(await space.dial())
      return links.at(-1) as HostConnection
    }
    const mina = await space.join('Mina', { clock, dial })
    const omar = await space.join('Omar')
    const batches: number[] = []
    mina.session.on('messages:changed', ({ changes }) => batches.push(changes.length))
    links[0]?.close()
    await mina.sees('that the host is away', () => mina.session.view.connection.state === 'lost')
    await saysAll(
      omar,
      Array.from({ length: 300 }, (_, n) => String(n))
    )
    clock.set(minutes * minuteMs)
    away.resolve(undefined)
    await mina.receives('299')
    await omar.says('live')
    await mina.receives('live')
    await expect.poll(() => batches.at(-1)).toBe(1)
    expect(batches.slice(0, -1)).toHaveLength(times)
  }
)
