import { expect, test } from 'vitest'
import { Typing, typingTimeoutMs } from '../../../../src/renderer/state/space/typing.svelte.ts'
import { ids, mina, ravi, ScriptedClock } from '../../../support/interface.ts'

function typing() {
  const clock = new ScriptedClock()
  return { clock, typing: new Typing(clock) }
}

test('a person who types is listed in that room only, until they stop', () => {
  const { typing: writers } = typing()
  writers.set(ids.lobby, ravi, true)
  writers.set(ids.room('d'), mina, true)
  expect(writers.in(ids.lobby)).toEqual([ravi])
  writers.set(ids.lobby, ravi, false)
  expect(writers.in(ids.lobby)).toEqual([])
})

test('without a further report a person is no longer listed', () => {
  const { clock, typing: writers } = typing()
  writers.set(ids.lobby, ravi, true)
  clock.pass(typingTimeoutMs - 1)
  writers.set(ids.lobby, ravi, true)
  clock.pass(typingTimeoutMs - 1)
  expect(writers.in(ids.lobby)).toEqual([ravi])
  clock.pass(1)
  expect(writers.in(ids.lobby)).toEqual([])
})

test('nothing is listed after it was stopped', () => {
  const { clock, typing: writers } = typing()
  writers.set(ids.lobby, ravi, true)
  writers.stop()
  clock.pass(typingTimeoutMs)
  expect(writers.in(ids.lobby)).toEqual([])
})
