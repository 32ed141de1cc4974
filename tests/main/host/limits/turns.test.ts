import { expect, test } from 'vitest'
import type { Requester } from '../../../../src/main/host/limits/fair-queue.ts'
import { Turns } from '../../../../src/main/host/limits/turns.ts'

const mallory: Requester = { address: 'one', device: 'mallory' }
const mina: Requester = { address: 'two', device: 'mina' }

interface Worked {
  turns: Turns
  spent: [string, number][]
  /** This thread works for so long, ms. */
  work: (ms: number) => void
}

function turns(later?: number): Worked {
  const spent: [string, number][] = []
  let worked = 0
  const onWorked = ({ device }: Requester, ms: number): void => void spent.push([device, ms])
  const work = (ms: number): void => void (worked += ms)
  const all = new Turns({
    time: { cpuMs: () => worked },
    onWorked,
    ...(later === undefined ? {} : { deferredMs: later })
  })
  return { turns: all, spent, work }
}

test('work is done one piece at a time, in turns, and counted for the requester', async () => {
  const { turns: all, spent, work } = turns()
  const done: string[] = []
  const doing = (name: string) => (): void => {
    work(3)
    done.push(name)
  }
  const pieces = ['a', 'b', 'c'].map((name) => all.take(mallory, doing(name)))
  await Promise.all([...pieces, all.take(mina, doing('mina'))])
  expect(done).toEqual(['a', 'b', 'mina', 'c']) // the first had no one to wait for
  expect(spent).toEqual([
    ['mallory', 3],
    ['mallory', 3],
    ['mina', 3],
    ['mallory', 3]
  ])
})

/** Pieces of so much work each, and a message that comes during the first. */
async function orderOf({ turns: all, work }: Worked, ms: number, count: number): Promise<string[]> {
  const seen: string[] = []
  setImmediate(() => seen.push('a message'))
  const pieces = Array.from({ length: count }, () =>
    all.take(mallory, () => {
      work(ms)
      seen.push('work')
    })
  )
  await Promise.all(pieces)
  return seen
}

test('other work of the loop runs after a millisecond', async () => {
  expect(await orderOf(turns(), 0.6, 3)).toEqual(['work', 'work', 'a message', 'work'])
  expect(await orderOf(turns(), 2, 2)).toEqual(['work', 'a message', 'work'])
})

test('what a piece costs later counts too', async () => {
  expect(await orderOf(turns(0.6), 0, 3)).toEqual(['work', 'work', 'a message', 'work'])
})

test('a piece that comes after the others in a turn of the loop does not begin another slice', async () => {
  const worked = turns()
  const seen: string[] = []
  setImmediate(() => seen.push('a message'))
  await worked.turns.take(mallory, () => worked.work(6))
  await worked.turns.take(mallory, () => seen.push('work'))
  expect(seen).toEqual(['a message', 'work'])
})

test('an error rejects for its requester, and the rest continues', async () => {
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
