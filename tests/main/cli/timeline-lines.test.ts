import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { timelineLines } from '../../../src/main/cli/timeline-lines.ts'
import { member } from '../../support/interface.ts'
import { person, WrittenLog } from '../../support/log.ts'

test('a description is one line with the new name and topic', () => {
  const log = new WrittenLog()
  log.write('m', 'room.described', { name: 'Plans', topic: 'What is next' })
  log.write('m', 'room.described', { name: 'Plans', topic: '' })
  expect(timelineLines(log.placed, [], false)).toEqual([
    '— someone described the room: Plans · What is next',
    '— someone described the room: Plans'
  ])
})

test('an invitation names both people', () => {
  const log = new WrittenLog()
  log.write('m', 'member.invited', { member: person('o') })
  const members = [member('Mina', person('m')), member('Omar', person('o'))]
  expect(timelineLines(log.placed, members, false)).toEqual(['— Mina invited Omar'])
  const [line = ''] = timelineLines(log.placed, members, true)
  expect(JSON.parse(line)).toMatchObject({ notice: 'invited', name: 'Mina', member: person('o') })
})

test('a removal and its end name both people', () => {
  const log = new WrittenLog()
  log.write('m', 'member.removed', { member: person('o') })
  log.write('m', 'member.readmitted', { member: person('o') })
  const members = [member('Mina', person('m')), member('Omar', person('o'))]
  expect(timelineLines(log.placed, members, false)).toEqual(['— Mina removed Omar', '— Mina readmitted Omar'])
})

test('an invalid time is printed as unknown', () => {
  const log = new WrittenLog()
  log.says('m', 'when?')
  const [posted] = log.placed
  if (posted) posted.event.at = 9_000_000_000_000_000
  expect(timelineLines(log.placed, [], false)[0]).toMatch(/^at an unknown time .*someone:.* when\?$/)
  expect(JSON.parse(timelineLines(log.placed, [], true)[0] ?? '')).toMatchObject({ at: null, text: 'when?' })
})

test('times do not go back, nor behind what was printed before; JSON has them as written', () => {
  const log = new WrittenLog()
  const at = (hour: number): number => new Date(2026, 0, 1, hour, 5).getTime()
  for (const hour of [9, 8, 10]) log.says('m', String(hour))
  for (const [index, { event }] of log.placed.entries()) event.at = at([9, 8, 10][index] ?? 0)
  const timesOf = (earlier: number[]): string[] =>
    timelineLines(log.placed, [], false, earlier).map((line) => line.slice(0, 5))
  expect(timesOf([])).toEqual(['09:05', '09:05', '10:05'])
  expect(timesOf([at(11)])).toEqual(['11:05', '11:05', '11:05'])
  expect(JSON.parse(timelineLines(log.placed, [], true)[1] ?? '')).toMatchObject({
    at: new Date(at(8)).toISOString()
  })
})

test('people whose names look the same have a tag, and their own name in JSON', () => {
  const log = new WrittenLog()
  for (const author of ['m', 'o', 'p']) log.says(author, 'hi')
  const called = { m: 'Sam', o: 'Ѕаm', p: 'Ada' }
  const members = Object.entries(called).map(([letter, name]) => member(name, person(letter)))
  const tag = (letter: string): string => person(letter).slice(0, 4)
  expect(timelineLines(log.placed, members, false).map(stripVTControlCharacters)).toEqual([
    expect.stringContaining(`Sam ${tag('m')}: hi`),
    expect.stringContaining(`Ѕаm ${tag('o')}: hi`),
    expect.stringContaining('Ada: hi')
  ])
  const named = timelineLines(log.placed, members, true).map((line) => JSON.parse(line) as { name: string })
  expect(named.map(({ name }) => name)).toEqual(['Sam', 'Ѕаm', 'Ada'])
})

test('JSON has name and topic as separate fields', () => {
  const log = new WrittenLog()
  log.write('m', 'room.described', { name: 'Plans', topic: 'What is next' })
  const [line = ''] = timelineLines(log.placed, [], true)
  expect(JSON.parse(line)).toMatchObject({ notice: 'described', room: 'Plans', topic: 'What is next' })
})
