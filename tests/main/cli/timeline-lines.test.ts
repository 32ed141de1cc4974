import { expect, test } from 'vitest'
import { timelineLines } from '../../../src/main/cli/timeline-lines.ts'
import { WrittenLog } from '../../support/log.ts'

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

test('JSON has name and topic as separate fields', () => {
  const log = new WrittenLog()
  log.write('m', 'room.described', { name: 'Plans', topic: 'What is next' })
  const [line = ''] = timelineLines(log.placed, [], true)
  expect(JSON.parse(line)).toMatchObject({ notice: 'described', room: 'Plans', topic: 'What is next' })
})
