/** A session makes its log and that of a restored host agree by the requests that docs/PROTOCOL.md gives. */
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { eventId, LogEvent, Placed } from '#shared/log/event.ts'
import type { HostConnection, SessionStore } from '#shared/session/deps.ts'
import { Levelling, type LevellingDeps } from '#shared/session/levelling.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { person, WrittenLog } from '../../support/log.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { restoredVectors } from '../../support/page-vectors.ts'

const Story = v.object({
  events: v.object({ one: LogEvent, two: LogEvent, three: LogEvent }),
  member: v.array(Placed),
  requests: v.array(v.object({ name: v.string(), payload: v.unknown(), answer: v.unknown() }))
})
const { events, member, requests } = v.parse(Story, restoredVectors())
const { author: me, room } = events.one

/** @param asked gets each request @param answer to the n-th request */
function connectionOf(asked: object[], answer: (at: number) => unknown): HostConnection {
  return {
    request: (name, payload) => {
      asked.push({ name, payload })
      return Promise.resolve(answer(asked.length - 1) as never)
    },
    on: () => undefined,
    onClose: () => undefined,
    close: () => undefined
  }
}

function levellingOf(
  store: SessionStore,
  onCut: LevellingDeps['onCut'] = () => undefined,
  clock = new ManualClock(),
  device = me
): Levelling {
  const onError = (error: unknown): void => expect.unreachable(String(error))
  const deps = { store, clock, crypto: nodeCrypto, onError }
  return new Levelling({ deps, me: device, isFollowed: () => true, onCut })
}

test('it asks where the two part, cuts its own log there, and brings what the host lacks', async () => {
  const store = memoryStore()
  store.addEvents(room, member, null)
  const expected = requests.filter(({ name }) => name === 'log:compare' || name === 'log:bring')
  const asked: object[] = []
  const connection = connectionOf(asked, (at) => expected[at]?.answer)
  const cuts: unknown[] = []
  const levelling = levellingOf(store, (...cut) => cuts.push(cut))
  const lacks = [events.two, events.three].map((event) => ({ id: eventId(event, nodeCrypto.hash), event }))
  levelling.begin(lacks)
  expect(levelling.isDue(room)).toBe(true)
  await levelling.level(room, connection)
  expect(cuts).toEqual([[room, 3]])
  await levelling.finish(connection)
  expect(asked).toEqual(expected.map(({ name, payload }) => ({ name, payload })))
  expect(store.held(room)).toEqual({ oldest: 1, newest: 3 })
  expect(store.strays().map(({ id }) => id)).toEqual(lacks.map(({ id }) => id))
})

/** A device offers the end of its log, events 3 and 4, and the host has got something else meanwhile. @param last what the host has by then */
async function offeredTooLate(last: { seq: number; length: number }): Promise<Record<string, unknown>> {
  const [store, log] = [memoryStore(), new WrittenLog()]
  for (const text of ['one', 'two', 'three', 'four']) log.says('m', text)
  store.addEvents(log.room, log.placed, null)
  const answers = [
    { ok: true, seq: 2, length: 2 },
    { ok: true, taken: false },
    { ok: true, ...last },
    { ok: true, placed: [], refused: [] }
  ]
  const asked: { name: string; payload: { events?: { event: LogEvent }[] } }[] = []
  const cuts: number[] = []
  const levelling = levellingOf(store, (_, after) => cuts.push(after), undefined, person('m'))
  levelling.begin([])
  await levelling.level(
    log.room,
    connectionOf(asked, (at) => answers[at])
  )
  const brought = asked.flatMap(({ payload }) =>
    (payload.events ?? []).map(({ event }) => event.body['text'])
  )
  return { asked: asked.map(({ name }) => name), cuts, brought }
}

const offer = ['log:compare', 'log:adopt', 'log:compare']

test.each([
  ['given back by another member', { seq: 4, length: 4 }, { asked: offer, cuts: [], brought: [] }],
  [
    'partly given back',
    { seq: 3, length: 4 },
    { asked: [...offer, 'log:bring'], cuts: [3], brought: ['four'] }
  ],
  [
    'that the host does not take',
    { seq: 2, length: 2 },
    { asked: [...offer, 'log:bring'], cuts: [2], brought: ['three', 'four'] }
  ]
])('after an end %s the logs are compared again, and cut where they part then', async (_, last, expected) => {
  expect(await offeredTooLate(last)).toEqual(expected)
})

test.each([
  ['an introduction that was kept before it was sent', 'member.introduced', undefined, false],
  ['an introduction that a host has placed', 'member.introduced', { epoch: 1, seq: 2 }, true],
  ['a message that an earlier version has kept', 'message.posted', undefined, true],
  ['a message that a host has placed', 'message.posted', { epoch: 1, seq: 2 }, true]
])('whether a page keeps what the host refuses as out of order: %s', async (_, kind, origin, isKept) => {
  const store = memoryStore()
  const event = { ...events.one, kind }
  const id = eventId(event, nodeCrypto.hash)
  store.keepOwn(id, event, origin)
  const own = store.ownEvents(me, 10)
  const levelling = levellingOf(store)
  levelling.begin(own)
  const asked: object[] = []
  const refused = [{ id, code: 'out-of-order' }]
  await levelling.level(
    room,
    connectionOf(asked, () => ({ ok: true, placed: [], refused }))
  )
  expect(asked).toEqual([
    { name: 'log:bring', payload: { events: [{ event, ...(origin ? { origin } : {}) }] } }
  ])
  expect(store.ownEvents(me, 10)).toEqual(isKept ? own : [])
})

/** A page that held the last events of Omar and one of its own, behind `gap` events that nobody has brought to the host's log. */
async function pageWithTheEnd(gap: number): Promise<{
  clock: ManualClock
  brought: () => unknown[]
  /** Before the newest page of the host's log has been read. */
  comesAgain: () => Promise<void>
}> {
  const [store, clock] = [memoryStore(), new ManualClock()]
  const log = new WrittenLog()
  const earlier = 2
  for (let n = 1; n <= earlier + gap; n += 1) log.says('o', String(n))
  for (const text of ['x', 'y']) log.says('o', text)
  log.says('m', 'own')
  store.addEvents(log.room, log.placed.slice(earlier + gap), 'A'.repeat(43))
  const asked: { name: string; payload: { events?: { event: LogEvent }[] } }[] = []
  const connection = connectionOf(asked, (at) =>
    asked[at]?.name === 'log:compare'
      ? { ok: true, seq: 0, length: 900, earlier }
      : { ok: true, placed: [], refused: [] }
  )
  const levelling = levellingOf(store, undefined, clock, person('m'))
  const comesAgain = async (): Promise<void> => {
    levelling.begin([])
    await levelling.level(log.room, connection)
  }
  await comesAgain()
  const brought = (): unknown[] =>
    asked.flatMap(({ payload }) => (payload.events ?? []).map(({ event }) => event.body['text']))
  return { clock, brought, comesAgain }
}

test.each([
  [0, 10_000],
  [1, 10_198],
  [100, 20_000],
  [10_000, 29_802]
])(
  'a page that holds only the end brings its own events at once, and those of others behind what was before: %i',
  async (gap, ms) => {
    const { clock, brought } = await pageWithTheEnd(gap)
    clock.pass(ms - 1)
    expect(brought()).toEqual(['own'])
    clock.pass(1)
    expect(brought().slice(1)).toEqual(['x', 'y', 'own'])
  }
)

test('a connection that is lost right after the cut does not make a page bring what others wrote at once', async () => {
  const { clock, brought, comesAgain } = await pageWithTheEnd(100)
  clock.pass(5_000)
  await comesAgain()
  clock.pass(9_999)
  expect(brought()).toEqual(['own', 'own'])
  clock.pass(20_000)
  expect(brought().slice(2)).toEqual(['x', 'y', 'own'])
})
