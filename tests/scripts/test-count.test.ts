import { expect, test } from 'vitest'
import { summaryLine, none, one, sum, countOf } from '../../scripts/setup/test-count.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((state) => ({ status: state }))
})
const count = (code: number, ...testResults: object[]) =>
  summaryLine(countOf(JSON.stringify({ testResults }), code))

test('tests are counted over all files', () => {
  const counted = count(1, file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed'))
  expect(counted).toBe('2 passed, 1 failed, 1 skipped')
})

test('a file that does not load is a failure', () => {
  expect(count(1, file('failed'), file('failed', 'passed', 'failed'))).toBe('1 passed, 2 failed')
})

test('an error outside tests is a failure, and so is a missing report', () => {
  expect(count(1, file('passed', 'passed'))).toBe('1 passed, 1 failed')
  expect(summaryLine(countOf(null, 0))).toBe('0 passed, 1 failed')
})

test('checks count like tests', () => {
  expect(summaryLine(sum(none, one(true), one(false), one(true)))).toBe('2 passed, 1 failed')
})
