import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#shared/log/canonical.ts'
import { memoryLogs } from '#shared/session/memory-logs.ts'
import { removeMember } from '#shared/session/removal.ts'
import { Refused } from '#shared/values/reply.ts'
import { person, WrittenLog } from '../../support/log.ts'

const removal = { room: 'l'.repeat(26), body: { member: 'm'.repeat(52) } }
/** Of a device that holds three events of the member. */
const store = memoryLogs()
const written = new WrittenLog()
for (const text of ['1', '2', '3']) written.says('m', text)
store.addEvents(written.room, written.placed)

/** A host to which the member has written as many events as each number says, one number for each removal. */
function outboxTo(numbers: readonly number[]): {
  write: (event: { body: JsonObject }) => Promise<void>
  tried: unknown[]
} {
  const tried: unknown[] = []
  const write = ({ body: { after } }: { body: JsonObject }): Promise<void> => {
    const aseq = numbers[tried.length] ?? 0
    tried.push(after)
    if (Number(after) >= aseq) return Promise.resolve()
    return Promise.reject(new Refused('outdated', undefined, { aseq, prev: null }))
  }
  return { write, tried }
}

describe('the removal of a member', () => {
  test('names the last number that this device knows', async () => {
    const outbox = outboxTo([3])
    await removeMember(removal, outbox, store)
    expect(outbox.tried).toEqual([3])
  })

  test('follows a member that goes on writing', async () => {
    const outbox = outboxTo([5, 7, 9])
    await removeMember(removal, outbox, store)
    expect(outbox.tried).toEqual([3, 5, 9])
  })

  test('names no number far above what a member says that it has used', async () => {
    const outbox = outboxTo([1000, 5e15])
    await removeMember(removal, outbox, store)
    expect(outbox.tried).toEqual([3, 1000, 5e15 + 1000])
  })

  test('gives up after a while', async () => {
    const outbox = outboxTo([1e4, 2e4, 3e4, 4e4, 5e4, 6e4, 7e4, 8e4])
    await expect(removeMember(removal, outbox, store)).rejects.toMatchObject({ code: 'outdated' })
    expect(outbox.tried).toHaveLength(8)
  })

  test('is not tried again when a host contradicts itself, or refuses it for another reason', async () => {
    const lower = new Refused('outdated', undefined, { aseq: 3, prev: null })
    const forbidden = new Refused('forbidden', undefined, { aseq: 9, prev: null })
    for (const refused of [lower, forbidden]) {
      let tries = 0
      const write = (): Promise<void> => {
        tries += 1
        return Promise.reject(refused)
      }
      await expect(removeMember(removal, { write }, store)).rejects.toBe(refused)
      expect(tries).toBe(1)
    }
  })
})

test('a store in memory knows the last number of a member, over all rooms', () => {
  const log = new WrittenLog()
  for (const author of ['m', 'o', 'm', 'm', 'o']) log.says(author, 'x')
  const logs = memoryLogs()
  logs.addEvents('r'.repeat(26), log.placed.slice(0, 2))
  logs.addEvents(log.room, log.placed.slice(2))
  const numbers = (): unknown[] => ['m', 'o', 'n'].map((letter) => logs.newestOf(person(letter))?.aseq)
  expect(numbers()).toEqual([3, 2, undefined])
  logs.truncate(log.room, 3)
  expect(numbers()).toEqual([3, 2, undefined])
})
