/** A session makes its log and that of a restored host agree by the requests that docs/PROTOCOL.md gives. */
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { eventId, LogEvent, Placed } from '#shared/log/event.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { Levelling } from '#shared/session/levelling.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { restoredVectors } from '../../support/page-vectors.ts'

const Story = v.object({
  events: v.object({ one: LogEvent, two: LogEvent, three: LogEvent }),
  member: v.array(Placed),
  requests: v.array(v.object({ name: v.string(), payload: v.unknown(), answer: v.unknown() }))
})
const { events, member, requests } = v.parse(Story, restoredVectors())
const { author: me, room } = events.one

test('it asks where the two part, cuts its own log there, and brings what the host lacks', async () => {
  const store = memoryStore()
  store.addEvents(room, member, null)
  const expected = requests.filter(({ name }) => name === 'log:compare' || name === 'log:bring')
  const asked: object[] = []
  const connection: HostConnection = {
    request: (name, payload) => {
      asked.push({ name, payload })
      return Promise.resolve(expected[asked.length - 1]?.answer as never)
    },
    on: () => undefined,
    onClose: () => undefined,
    close: () => undefined
  }
  const onError = (error: unknown): void => expect.unreachable(String(error))
  const levelling = new Levelling({
    deps: { store, clock: new ManualClock(), crypto: nodeCrypto, onError },
    me,
    isFollowed: () => true
  })
  const lacks = [events.two, events.three].map((event) => ({ id: eventId(event, nodeCrypto.hash), event }))
  levelling.begin(lacks)
  expect(levelling.isDue(room)).toBe(true)
  expect(await levelling.level(room, connection)).toBe(3)
  await levelling.finish(connection)
  expect(asked).toEqual(expected.map(({ name, payload }) => ({ name, payload })))
  expect(store.held(room)).toEqual({ oldest: 1, newest: 3 })
  expect(store.strays().map(({ id }) => id)).toEqual(lacks.map(({ id }) => id))
})
