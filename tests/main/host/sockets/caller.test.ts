/** Large answers and merges of one connection: one at a time, and none that no one reads or has time for. */
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Caller } from '../../../../src/main/host/sockets/caller.ts'
import { Turns } from '../../../../src/main/host/limits/turns.ts'
import { Refused } from '#shared/values/reply.ts'

function callerWith(mustHaveTime: () => void = () => undefined): Caller {
  const turns = new Turns({ time: { cpuMs: () => 0 }, onWorked: () => undefined })
  const from = { guest: false, secure: true, address: 'here' }
  return new Caller('socket', from, { turns, mustHaveTime, drained: () => Promise.resolve() })
}

test('what waits is not prepared for a connection that has ended meanwhile', async () => {
  const mallory = callerWith()
  let prepared = 0
  const page = mallory.answerInTurn(() => (prepared += 1))
  mallory.isDisconnected = true
  await expect(page).rejects.toMatchObject({ code: 'not-entered' })
  expect(prepared).toBe(0)
})

test('what waits is refused once the ones before it have used up the time', async () => {
  let left = 2
  const mallory = callerWith(() => {
    if (left === 0) throw new Refused('too-many')
    left -= 1
  })
  const pages = ['first', 'second', 'third', 'fourth'].map((page) =>
    mallory.answerInTurn(() => page).catch((refused: unknown) => refused)
  )
  expect(await Promise.all(pages)).toEqual([
    'first',
    'second',
    expect.objectContaining({ code: 'too-many' }),
    expect.objectContaining({ code: 'too-many' })
  ])
})

test('what is brought waits for what was brought before, and is refused once that has used up the time', async () => {
  let hasTime = true
  const mallory = callerWith(() => {
    if (!hasTime) throw new Refused('too-many')
  })
  const first = Promise.withResolvers<string>()
  let begun = 0
  const merge = (result: Promise<string>): Promise<unknown> =>
    mallory
      .mergeInTurn(() => {
        begun += 1
        return result
      })
      .catch((refused: unknown) => refused)
  const merged = [merge(first.promise), merge(Promise.resolve('second'))]
  await turn()
  expect(begun).toBe(1)
  hasTime = false
  first.resolve('first')
  expect(await Promise.all(merged)).toEqual(['first', expect.objectContaining({ code: 'too-many' })])
  hasTime = true
  expect(await merge(Promise.resolve('third'))).toBe('third')
})
