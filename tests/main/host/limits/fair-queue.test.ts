import { expect, test } from 'vitest'
import { FairQueue, type Requester } from '../../../../src/main/host/limits/fair-queue.ts'

const at = (address: string, device: string): Requester => ({ address, device })

function emptied<T>(queue: FairQueue<T>): T[] {
  const all: T[] = []
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) all.push(next)
  return all
}

test('addresses take turns, and so do the devices of each; each device keeps its order', () => {
  const queue = new FairQueue<string>()
  for (const item of ['m1', 'm2', 'm3']) queue.push(at('one', 'mallory'), item)
  for (const item of ['n1', 'n2']) queue.push(at('one', 'nemo'), item)
  for (const item of ['o1', 'o2']) queue.push(at('two', 'omar'), item)
  expect(emptied(queue)).toEqual(['m1', 'o1', 'n1', 'o2', 'm2', 'n2', 'm3'])
  expect(queue.size).toBe(0)
})

test('one device among a thousand of one address does not wait for them', () => {
  const queue = new FairQueue<string>()
  for (let n = 0; n < 1000; n += 1) queue.push(at('one', `device ${String(n)}`), 'flood')
  queue.push(at('two', 'mina'), 'hello')
  expect([queue.shift(), queue.shift()]).toContain('hello')
})

test('a device has a limit of waiting requests, and the others lose nothing by it', () => {
  const queue = new FairQueue<number>(2)
  const mallory = at('one', 'mallory')
  expect([1, 2, 3].map((item) => queue.push(mallory, item))).toEqual([true, true, false])
  expect(queue.push(at('one', 'mina'), 4)).toBe(true)
  expect(emptied(queue)).toEqual([1, 4, 2])
  expect(queue.push(mallory, 5)).toBe(true)
})
