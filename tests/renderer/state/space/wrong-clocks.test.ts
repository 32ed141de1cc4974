import { expect, test } from 'vitest'
import { wrongClocks } from '../../../../src/renderer/state/space/wrong-clocks.ts'
import { ids, member } from '../../../support/interface.ts'

const minuteMs = 60_000

/** The minutes told of each, for clocks in minutes ahead of the host's. */
function told(clocks: Record<string, number>, gone: string[] = []): [string, number][] {
  const members = Object.entries(clocks).map(([letter, minutes]) =>
    member(letter, ids.device(letter), {
      presence: gone.includes(letter) ? 'gone' : 'here',
      ...(minutes === 0 ? {} : { clock: minutes * minuteMs + 7_000 })
    })
  )
  return [...wrongClocks(members)].map(([device, ms]) => [device[0] ?? '', ms / minuteMs])
}

test('a clock that differs from the host’s is told, in whole minutes', () => {
  expect(told({ h: 0, m: -15 })).toEqual([['m', -15]])
  expect(told({ h: 0, m: 0, o: 40 })).toEqual([['o', 40]])
})

test('where most differ from the host in the same way, it is the host’s clock that is wrong', () => {
  expect(told({ h: 0, m: 15, o: 15, n: 15 })).toEqual([['h', -15]])
})

test('those who are not here say nothing', () => {
  expect(told({ h: 0, m: 15, o: 15 }, ['m', 'o'])).toEqual([])
})
