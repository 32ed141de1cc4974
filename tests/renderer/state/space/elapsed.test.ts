import { expect, test } from 'vitest'
import { Elapsed } from '../../../../src/renderer/state/space/elapsed.svelte.ts'
import { ScriptedClock } from '../../../support/interface.ts'

test('time passes only while a view shows it', () => {
  const clock = new ScriptedClock()
  const begun = clock.now()
  const elapsed = new Elapsed(clock)
  const stop = elapsed.start()
  for (let second = 0; second < 12; second++) clock.pass(1000)
  expect(elapsed.since(begun)).toBe(12_000)
  stop()
  clock.pass(5000)
  expect(elapsed.since(begun)).toBe(12_000)
})

test('a moment in the future has an elapsed time of zero', () => {
  const clock = new ScriptedClock()
  expect(new Elapsed(clock).since(clock.now() + 1)).toBe(0)
})
