import { expect, test } from 'vitest'
import type { Who } from '../../../src/main/host/fair-queue.ts'
import { Turns } from '../../../src/main/host/turns.ts'

const mallory: Who = { address: 'one', device: 'mallory' }
const mina: Who = { address: 'two', device: 'mina' }

function turns(): { turns: Turns; spent: [string, number][] } {
  const spent: [string, number][] = []
  let worked = 0
  const onWorked = ({ device }: Who, ms: number): void => void spent.push([device, ms])
  return { turns: new Turns({ time: { worked: () => (worked += 3) }, onWorked }), spent }
}

test('work is done one piece at a time, in turns, and counted for the one who asked', async () => {
  const { turns: all, spent } = turns()
  const done: string[] = []
  const pieces = ['a', 'b', 'c'].map((name) => all.take(mallory, () => done.push(name)))
  await Promise.all([...pieces, all.take(mina, () => done.push('mina'))])
  expect(done).toEqual(['a', 'b', 'mina', 'c']) // the first had no one to wait for
  expect(spent).toEqual([
    ['mallory', 3],
    ['mallory', 3],
    ['mina', 3],
    ['mallory', 3]
  ])
})

test('the loop goes round between two pieces', async () => {
  const { turns: all } = turns()
  const seen: string[] = []
  const first = all.take(mallory, () => void setImmediate(() => seen.push('a message')))
  const second = all.take(mallory, () => seen.push('more work'))
  await Promise.all([first, second])
  expect(seen).toEqual(['a message', 'more work'])
})

test('what fails is told to the one who asked, and the rest goes on', async () => {
  const { turns: all } = turns()
  const failing = all.take(mallory, () => {
    throw new Error('no')
  })
  const other = all.take(mallory, () => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('no')
  expect(await other).toBe('done')
})

test('too much at once is refused', async () => {
  const { turns: all } = turns()
  const pieces = Array.from({ length: 40 }, () => all.take(mallory, () => 'done'))
  const outcomes = await Promise.allSettled(pieces)
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(32)
})
