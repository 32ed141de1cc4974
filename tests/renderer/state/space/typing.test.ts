import { expect, test } from 'vitest'
import { Typing, typingExpires } from '../../../../src/renderer/state/space/typing.svelte.ts'
import { ids, mina, ravi, ScriptedClock } from '../../../support/interface.ts'

function typing() {
  const clock = new ScriptedClock()
  return { clock, typing: new Typing(clock) }
}

test('who writes is listed in their room alone, until they stop', () => {
  const { typing: writers } = typing()
  writers.hear(ids.lobby, ravi, true)
  writers.hear(ids.room('d'), mina, true)
  expect(writers.in(ids.lobby)).toEqual([ravi])
  writers.hear(ids.lobby, ravi, false)
  expect(writers.in(ids.lobby)).toEqual([])
})

test('who is not heard of any more is forgotten; who is, is not', () => {
  const { clock, typing: writers } = typing()
  writers.hear(ids.lobby, ravi, true)
  clock.pass(typingExpires - 1)
  writers.hear(ids.lobby, ravi, true)
  clock.pass(typingExpires - 1)
  expect(writers.in(ids.lobby)).toEqual([ravi])
  clock.pass(1)
  expect(writers.in(ids.lobby)).toEqual([])
})

test('nothing is left once it is stopped', () => {
  const { clock, typing: writers } = typing()
  writers.hear(ids.lobby, ravi, true)
  writers.stop()
  clock.pass(typingExpires)
  expect(writers.in(ids.lobby)).toEqual([])
})
