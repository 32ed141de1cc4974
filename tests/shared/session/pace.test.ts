import { expect, test } from 'vitest'
import { Pace } from '#shared/session/pace.ts'
import { ScriptedClock } from '../../support/interface.ts'

const [ok, contested] = [{ ok: true }, { ok: false, code: 'contested' }] as const

function started(): { pace: Pace; clock: ScriptedClock; send: () => number } {
  const clock = new ScriptedClock()
  const pace = new Pace(clock, () => undefined)
  const send = (): number => {
    let sent = 0
    for (; pace.maySend; sent += 1) pace.sent()
    return sent
  }
  return { pace, clock, send }
}

test('many are on their way at once', () => {
  const { pace, send } = started()
  expect(send()).toBe(32)
  pace.answered(ok)
  expect(send()).toBe(1)
})

test('after a refusal for a moment one is tried, and twice as many after each answer', () => {
  const { pace, clock, send } = started()
  for (let left = send(); left > 0; left -= 1) pace.answered(contested)
  expect(send()).toBe(0)
  for (let tries = 0; tries < 3; tries += 1) {
    clock.pass(250)
    expect(send()).toBe(1)
    pace.answered(contested)
  }
  clock.pass(250)
  const counts = [1, 2, 8, 32].map((count) => {
    const sent = send()
    for (let left = sent; left > 0; left -= 1) pace.answered(ok)
    return [count, sent]
  })
  expect(counts.map(([count]) => count)).toEqual(counts.map(([, sent]) => sent))
})

test('a new connection begins with many', () => {
  const { pace, send } = started()
  send()
  pace.answered(contested)
  pace.reset()
  expect(send()).toBe(32)
})
