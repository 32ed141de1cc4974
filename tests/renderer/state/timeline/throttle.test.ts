import { expect, test } from 'vitest'
import { Throttle } from '../../../../src/renderer/state/timeline/throttle.ts'
import { ScriptedClock } from '../../../support/interface.ts'

function batch() {
  const clock = new ScriptedClock()
  const taken: number[][] = []
  return { clock, taken, batch: new Throttle<number>(clock, (all) => taken.push([...all])) }
}

test('a single event is passed on at once', () => {
  const { batch: gather, clock, taken } = batch()
  gather.add([1])
  clock.pass(20)
  gather.add([2])
  expect(taken).toEqual([[1], [2]])
})

test('events of one frame are passed on together', () => {
  const { batch: gather, clock, taken } = batch()
  for (const one of [1, 2, 3]) gather.add([one])
  clock.pass(16)
  expect(taken).toEqual([[1], [2, 3]])
})

test('a thousand a second are passed on ten times a second, each once and in order', () => {
  const { batch: gather, clock, taken } = batch()
  for (let ms = 0; ms < 1000; ms += 1) {
    gather.add([ms])
    clock.pass(1)
  }
  clock.pass(100)
  expect(taken.flat()).toEqual(Array.from({ length: 1000 }, (_, at) => at))
  expect(taken.length).toBeLessThan(14)
})

test('an urgent event also passes on the waiting ones', () => {
  const { batch: gather, taken } = batch()
  gather.add([1])
  gather.add([2])
  gather.flush()
  expect(taken).toEqual([[1], [2]])
})
