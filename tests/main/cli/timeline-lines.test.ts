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

test('an invalid time is printed as unknown', () => {
  const log = new WrittenLog()
  log.says('m', 'when?')
  const [posted] = log.placed
  if (posted) posted.event.at = 9_000_000_000_000_000
  expect(timelineLines(log.placed, [], false)[0]).toMatch(/^at an unknown time .*someone:.* when\?$/)
  expect(JSON.parse(timelineLines(log.placed, [], true)[0] ?? '')).toMatchObject({ at: null, text: 'when?' })
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
