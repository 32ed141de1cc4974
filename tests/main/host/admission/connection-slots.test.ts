/** Who keeps a place at a host that is full, and who has to give it up. */
import { describe, expect, test } from 'vitest'
import { ConnectionSlots, type SlotHolder } from '../../../../src/main/host/admission/connection-slots.ts'

function hall(connections: number, perAddress = connections) {
  const places = new ConnectionSlots({ connections, perAddress })
  const dismissed: string[] = []
  const come = (name: string, address: string): SlotHolder & { isIn: boolean } => {
    const holder = { address, disconnect: () => void dismissed.push(name), isIn: false }
    holder.isIn = places.take(holder)
    return holder
  }
  return { places, dismissed, come }
}

describe('a host', () => {
  test('with half of the slots waiting, disconnects the oldest one at the address where most wait', () => {
    const { come, dismissed } = hall(8)
    for (const name of ['a1', 'b1', 'b2']) come(name, name.charAt(0))
    come('c1', 'c')
    expect(dismissed).toEqual([])
    expect(come('d1', 'd').isIn).toBe(true)
    expect(dismissed).toEqual(['b1'])
    expect(come('e1', 'e').isIn).toBe(true) // all have one now
    expect(dismissed).toEqual(['b1', 'a1'])
  })

  test('that is full disconnects no one who has entered, so it may refuse', () => {
    const { places, come, dismissed } = hall(3)
    const mina = come('mina', 'a')
    places.enter(mina)
    places.enter(come('omar', 'a'))
    const waiting = come('waiting', 'b')
    expect(come('newcomer', 'c').isIn).toBe(true)
    expect(dismissed).toEqual(['waiting'])
    places.enter(waiting) // too late: its entry was on its way
    places.enter(come('zoe', 'd'))
    expect(dismissed).toEqual(['waiting', 'newcomer'])
    expect(come('another', 'e').isIn).toBe(false)
    places.leave(mina)
    expect(come('another', 'e').isIn).toBe(true)
    expect(dismissed).toEqual(['waiting', 'newcomer', 'mina'])
  })

  test('frees a slot for each that closes', () => {
    const { places, come, dismissed } = hall(4)
    const [one, other] = [come('one', 'a'), come('other', 'b')]
    places.enter(one)
    places.free(one)
    places.free(other)
    places.free(other)
    expect([come('x', 'c').isIn, come('y', 'd').isIn, dismissed]).toEqual([true, true, []])
  })
})

test('an address over its limit loses only its own slots', () => {
  const { places, come, dismissed } = hall(10, 2)
  come('a1', 'a')
  for (const name of ['b1', 'b2', 'b3']) come(name, 'b')
  expect(dismissed).toEqual(['b1'])
  const entered = ['c1', 'c2'].map((name) => come(name, 'c'))
  for (const one of entered) places.enter(one)
  expect(come('c3', 'c').isIn).toBe(false)
  expect(dismissed).toEqual(['b1'])
})

test('the last sixteenth is for devices that the space knows', () => {
  const { places, come } = hall(32)
  for (let n = 1; n <= 30; n += 1) {
    expect(places.isNearlyFull).toBe(false)
    places.enter(come(String(n), 'a'))
  }
  expect(places.isNearlyFull).toBe(true)
})
