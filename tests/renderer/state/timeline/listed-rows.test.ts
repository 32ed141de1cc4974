import { expect, test } from 'vitest'
import { listRows, maxUnloaded } from '../../../../src/renderer/state/timeline/listed-rows.ts'
import type { AnyRow } from '../../../../src/renderer/state/timeline/rows.ts'

/** Rows with these numbers. */
const numbered = (from: number, to: number): AnyRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ kind: 'day', key: String(from + at), at: from + at }))

/** A list of a room with 500 earlier events at first, which comes to rest when it is told to. */
function listed() {
  const list = listRows()
  let rests = 0
  let inSight = false
  const show = (from: number, to: number, older = from - 1) => {
    const shown = list(numbered(from, to), { older, rests, isInSight: () => inSight, isMeasured: () => true })
    return { ...shown, indexOf: (key: number) => shown.rows.findIndex((row) => row.key === String(key)) }
  }
  const rest = (): void => void (rests += 1)
  const setInSight = (): void => void (inSight = true)
  return { show, rest, setInSight }
}

/** A list that has come to rest with these rows, and what it shows then. */
function rested(from: number, to = 530) {
  const { show, rest, setInSight } = listed()
  show(from, to)
  rest()
  return { show, setInSight, before: show(from, to) }
}

test('unloaded rows are put in front once the list has come to rest, at most as many as there are events', () => {
  const { show, rest } = listed()
  expect(show(501, 530)).toMatchObject({ unloaded: 0, shift: false })
  rest()
  expect(show(501, 530)).toMatchObject({ unloaded: 500, shift: true })
  expect(show(501, 530)).toMatchObject({ unloaded: 500, shift: false })
  rest()
  expect(show(501, 530)).toMatchObject({ unloaded: 500, shift: false })
})

test('an older page takes the place of unloaded rows: no row that was there moves', () => {
  const { show, before } = rested(501)
  const after = show(441, 530)
  expect(after).toMatchObject({ unloaded: 440, shift: false })
  expect(after.indexOf(501)).toBe(before.indexOf(501))
  expect(new Set(after.rows.map(({ key }) => key)).size).toBe(after.rows.length)
})

test('a message that comes with it is one more row at the end', () => {
  const { show, setInSight, before } = rested(501)
  setInSight()
  const after = show(441, 531)
  expect(after.shift).toBe(false)
  expect(after.indexOf(501)).toBe(before.indexOf(501))
  expect(after.rows.length).toBe(before.rows.length + 1)
})

test('next to what is read, rows are added instead, and the list keeps its distance from the end', () => {
  const { show, setInSight } = rested(501)
  setInSight()
  expect(show(441, 530)).toMatchObject({ unloaded: 500, shift: true })
})

test('rows that are dropped in front leave their places', () => {
  const { show, before } = rested(301)
  const after = show(401, 530)
  expect(after).toMatchObject({ unloaded: 400, shift: false })
  expect(after.indexOf(401)).toBe(before.indexOf(401))
})

test('the beginning of the room has nothing before it', () => {
  const { show, before } = rested(31, 90)
  expect(before.unloaded).toBe(30)
  expect(show(1, 90, 0)).toMatchObject({ unloaded: 0, shift: false })
})

test('other rows altogether begin without unloaded ones', () => {
  const { show, rest } = listed()
  show(501, 530)
  rest()
  show(501, 530)
  expect(show(101, 160)).toMatchObject({ unloaded: 0, shift: false })
})

test('without a rest, and at most some screens at once', () => {
  const { show } = listed()
  show(5_001, 5_030)
  expect(show(4_941, 5_030)).toMatchObject({ unloaded: maxUnloaded, shift: true })
})

test('a message that waits stays at its distance from the end when those before it are loaded', () => {
  const list = listRows()
  const options = { older: 0, rests: 0, isInSight: () => false, isMeasured: () => true }
  const [waiting] = numbered(90, 90)
  const day: AnyRow = { kind: 'day', key: 'day/waiting', at: 1 }
  const rows = waiting ? [waiting] : []
  list([day, ...rows], options)
  expect(list([...numbered(1, 9), ...rows], options)).toMatchObject({ unloaded: 0, shift: true })
})

test('a list that does not know the height of the screen yet keeps no distance: it would wait for a scroll', () => {
  const list = listRows()
  const options = { older: 0, rests: 0, isInSight: () => false, isMeasured: () => false }
  list(numbered(10, 10), options)
  expect(list(numbered(1, 10), options)).toMatchObject({ unloaded: 0, shift: false })
})
