import { expect, test } from 'vitest'
import { safeJson, stripControls } from '../../../src/main/cli/terminal.ts'

const hidden = [
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u00ad',
  '\u180e',
  '\u2060',
  '\u3164',
  '\u{e0041}',
  '\ufeff'
]
const steering = ['\u0007', '\u001b', '\u009b', '\r', '\u2028', '\u202e', '\u2066']

test.each([...hidden, ...steering])('JSON %j is escaped', (character) => {
  expect(stripControls(`a${character}b`)).toBe('ab')
  const line = safeJson({ text: `a${character}b` })
  expect(line).toMatch(/^[ -~]+$/)
  expect(JSON.parse(line)).toEqual({ text: `a${character}b` })
})

test('characters of scripts and emoji are printed', () => {
  for (const text of ['می\u200cخواهم', '👩\u200d🚀 ❤\ufe0f', '\u2800\u28ff', 'tab\tand\nline'])
    expect(stripControls(text)).toBe(text)
})
