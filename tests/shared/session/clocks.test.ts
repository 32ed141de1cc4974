/** Clocks that are wrong exclude nobody, and everybody is told. */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { HostClock } from '#shared/session/host-clock.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { Time } from '#shared/values/ids.ts'
import { systemTime } from '../../../src/main/host/time.ts'
import { startSpace, type Person } from '../../support/chat.ts'

const [minuteMs, dayMs] = [60_000, 86_400_000]

function ahead(ms: number): Clock {
  return { ...systemClock, now: () => Date.now() + ms }
}

/** Whole minutes that a person's clock is ahead of the host's, as another one is told. */
const toldOf = (person: Person, by: Person): number | undefined => {
  const clock = by.session.view.members.find(({ device }) => device === person.device)?.clock
  return clock === undefined ? undefined : Math.round(clock / minuteMs)
}

test.each([
  ['40 days late', -40 * dayMs],
  ['400 days ahead', 400 * dayMs],
  ['15 minutes late', -15 * minuteMs]
])('a member whose clock is %s comes in, writes the host’s time, and everybody is told', async (_, ms) => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const mina = await space.join('Mina', { clock: ahead(ms) })
  await omar.sees('the wrong clock', () => toldOf(mina, omar) === Math.round(ms / minuteMs))
  await mina.sees('it too', () => toldOf(mina, mina) === Math.round(ms / minuteMs))
  await mina.says('hello')
  const { event } = await omar.receives('hello')
  expect(Math.abs(event.at - Date.now())).toBeLessThan(minuteMs)
  expect(toldOf(omar, mina)).toBeUndefined()
})

test('a host whose clock is set back while it runs takes what is written', async () => {
  let wrong = 0
  const space = await startSpace({ time: { ...systemTime, now: () => Date.now() + wrong } })
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await mina.says('before')
  await omar.receives('before')
  wrong = -7 * dayMs
  for (const text of ['one', 'two', 'three']) await mina.says(text)
  const { event } = await omar.receives('three')
  expect(Math.abs(event.at - Date.now() - wrong)).toBeLessThan(minuteMs)
  expect(omar.texts()).toEqual(['before', 'one', 'two', 'three'])
  await mina.creates('Boats', 'open')
  await omar.sees('that the clocks differ', () => toldOf(mina, omar) === 7 * 24 * 60)
})

test('a clock that is a minute wrong is not told, and is what its owner writes', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const mina = await space.join('Mina', { clock: ahead(-minuteMs) })
  await mina.says('hello')
  const { event } = await omar.receives('hello')
  expect(Date.now() - event.at).toBeGreaterThanOrEqual(minuteMs)
  expect(toldOf(mina, omar)).toBeUndefined()
})

test('a host whose clock is in 2020 excludes nobody: they write its time', async () => {
  const years = -6 * 365 * dayMs
  const space = await startSpace({ time: { ...systemTime, now: () => Date.now() + years } })
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await mina.says('hello')
  const { event } = await omar.receives('hello')
  expect(Math.abs(event.at - Date.now() - years)).toBeLessThan(minuteMs)
  expect(toldOf(mina, omar)).toBe(Math.round(-years / minuteMs))
})

test('a clock that is set right or jumps is told within a minute', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  let wrong = -15 * minuteMs
  const timers: (() => void)[] = []
  const clock: Clock = {
    now: () => Date.now() + wrong,
    after: (ms, call) => {
      if (ms !== minuteMs) return systemClock.after(ms, call)
      timers.push(call)
      return () => undefined
    }
  }
  const mina = await space.join('Mina', { clock })
  await omar.sees('the wrong clock', () => toldOf(mina, omar) === -15)
  wrong = 0
  timers.at(-1)?.()
  await omar.sees('the right clock', () => toldOf(mina, omar) === undefined)
  wrong = 40 * minuteMs
  timers.at(-1)?.()
  await omar.sees('that it jumped', () => toldOf(mina, omar) === 40)
})

test.each([
  ['the last time there is', Number.MAX_SAFE_INTEGER],
  ['1970', 0]
])('a host that says it is %s cannot make a member write a time that nobody can read', (_, hostNow) => {
  let now = Date.now()
  const clock = new HostClock({ ...systemClock, now: () => now })
  clock.measured(hostNow, now, now)
  for (const step of [-dayMs, 2 * dayMs]) {
    now += step
    expect(v.is(Time, clock.now())).toBe(true)
  }
})
