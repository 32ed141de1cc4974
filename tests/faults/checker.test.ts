/** The checker finds what is planted, and nothing else. */
import { expect, test } from 'vitest'
import { check, type Findings, type History, type LoggedMessage, type Step } from '../support/checker.ts'

const room = 'lobby'
const nothing: Findings = { lost: [], repeated: [], reordered: [], gone: [], stuck: [] }

const logOf = (...messages: string[]): LoggedMessage[] =>
  messages.map((message, at) => ({ message, room, seq: at + 1 }))

const shows = (message: string, seq: number): Step => ({ did: 'shown', message, room, seq })

const said = (message: string): Step[] => [
  { did: 'requested', message },
  { did: 'stored', message },
  { did: 'acknowledged', message }
]

/** Mina says a, b and c, and sees them. */
const mina: History = {
  member: 'Mina',
  steps: [
    { did: 'opened' },
    ...said('a'),
    ...said('b'),
    ...said('c'),
    shows('a', 1),
    shows('b', 2),
    shows('c', 3)
  ]
}

/** Omar says nothing. */
const omar = (...steps: Step[]): History => ({ member: 'Omar', steps })

const found = (other: History, log = logOf('a', 'b', 'c')): (keyof Findings)[] => {
  const findings = Object.entries(check([mina, other], log)) as [keyof Findings, string[]][]
  return findings.flatMap(([name, sentences]) => (sentences.length > 0 ? [name] : []))
}

test('a correct history has no findings', () => {
  expect(check([mina, omar(shows('a', 1), shows('b', 2), shows('c', 3))], logOf('a', 'b', 'c'))).toEqual(
    nothing
  )
})

test('a reopened window shows all messages again', () => {
  const first = [shows('a', 1), shows('b', 2)]
  expect(found(omar(...first, { did: 'opened' }, ...first, shows('c', 3)))).toEqual([])
})

test('a window that starts at b does not need a', () => {
  expect(found(omar(shows('b', 2), shows('c', 3)))).toEqual([])
})

test('an acknowledged message that a member never shows is lost', () => {
  expect(found(omar(shows('a', 1), shows('c', 3)))).toEqual(['lost'])
  expect(found(omar())).toEqual(['lost'])
})

test('only the last window counts for lost messages', () => {
  const all = [shows('a', 1), shows('b', 2), shows('c', 3)]
  expect(found(omar(...all, { did: 'opened' }, ...all.slice(0, 2)))).toEqual(['lost'])
})

test('a message shown twice is repeated', () => {
  expect(found(omar(shows('a', 1), shows('b', 2), shows('c', 3), shows('c', 4)))).toContain('repeated')
})

test('a message twice in the log is repeated, even if all members agree', () => {
  const all = [shows('a', 1), shows('b', 2), shows('c', 3)]
  expect(found(omar(...all), logOf('a', 'b', 'c', 'b'))).toContain('repeated')
})

test('a message shown after a newer one is reordered', () => {
  expect(found(omar(shows('a', 1), shows('c', 3), shows('b', 2)))).toEqual(['reordered'])
})

test('a message shown at another position than the log’s is reordered', () => {
  expect(found(omar(shows('a', 1), shows('c', 2), shows('b', 3)))).toEqual(['reordered'])
})

test('a log against its author’s order is reordered, even if all agree', () => {
  const shown = [shows('b', 1), shows('a', 2)]
  const author: History = { member: 'Mina', steps: [...said('a'), ...said('b'), ...shown] }
  const { reordered } = check([author, omar(...shown)], logOf('b', 'a'))
  expect(reordered).toEqual(['Mina said “a” before “b”, and the log has it after'])
})

test('a message that was refused and retried comes last', () => {
  const again: Step[] = [...said('a'), { did: 'refused', message: 'a' }, ...said('b'), ...said('a')]
  expect(
    check([{ member: 'Mina', steps: [...again, shows('b', 1), shows('a', 2)] }], logOf('b', 'a'))
  ).toEqual(nothing)
})

test('an acknowledged message that is not in the log is lost', () => {
  expect(found(omar(shows('a', 1), shows('b', 2), shows('c', 3)), logOf('a', 'b'))).toContain('gone')
})

test('a shown message that is not in the log is lost, acknowledged or not', () => {
  expect(found(omar(shows('a', 1), shows('b', 2), shows('c', 3), shows('d', 4)))).toEqual(['gone'])
})

test('a withdrawn message may arrive or not, and be gone again', () => {
  const withdrawn: Step[] = [...said('d'), { did: 'withdrawn', message: 'd' }]
  const all = [shows('a', 1), shows('b', 2), shows('c', 3)]
  expect(found(omar(...withdrawn, ...all))).toEqual([])
  expect(found(omar(...withdrawn, ...all, shows('d', 4)))).toEqual([])
})

test('a stored message that never arrives is stuck; a refused one is not', () => {
  const stored: Step[] = [
    { did: 'requested', message: 'd' },
    { did: 'stored', message: 'd' }
  ]
  const all = [shows('a', 1), shows('b', 2), shows('c', 3)]
  expect(found(omar(...all, ...stored))).toEqual(['stuck'])
  expect(found(omar(...all, ...stored, { did: 'refused', message: 'd' }))).toEqual([])
  expect(found(omar(...all, { did: 'requested', message: 'e' }))).toEqual([])
})
