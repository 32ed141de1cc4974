import { describe, expect, test } from 'vitest'
import {
  format,
  insertLink,
  newLine,
  type Edit,
  type Selected,
  formatNames
} from '../../../src/renderer/text/editing.ts'

/** `[` and `]` stand for the ends of the selection, `|` for the caret. */
function read(drawn: string): Selected {
  const from = drawn.search(/[[|]/u)
  const text = drawn.replaceAll(/[[\]|]/gu, '')
  const to = drawn.includes('|') ? from : drawn.indexOf(']') - 1
  return { text, from, to }
}

function draw({ text }: Selected, { from, to, insert, select: [start, end] }: Edit): string {
  const after = text.slice(0, from) + insert + text.slice(to)
  const chosen = start === end ? '|' : `[${after.slice(start, end)}]`
  return after.slice(0, start) + chosen + after.slice(end)
}

const become = (drawn: string, name: (typeof formatNames)[number]): string =>
  draw(read(drawn), format(name, read(drawn)))
const onNewLine = (drawn: string): string | null => {
  const edit = newLine(read(drawn))
  return edit && draw(read(drawn), edit)
}

describe('formats', () => {
  test.each([
    ['bold', 'so [big]!', 'so **[big]**!'],
    ['italic', 'so [big]!', 'so *[big]*!'],
    ['strike', '[big]', '~~[big]~~'],
    ['code', 'run [ls]', 'run `[ls]`'],
    ['bold', 'so [big ]!', 'so **[big]** !'],
    ['italic', '**[big]**', '***[big]***'],
    ['italic', '2 [*] 3', '2 *[*]* 3'],
    ['code', 'a |', 'a `|`']
  ] as const)('%s around %s', (name, before, after) => {
    expect(become(before, name)).toBe(after)
  })

  test.each([
    ['bold', 'so **[big]**!', 'so [big]!'],
    ['bold', 'so [**big**]!', 'so [big]!'],
    ['italic', '***[big]***', '**[big]**'],
    ['strike', '~~[big]~~', '[big]'],
    ['bold', '**big|**', '**big**|'],
    ['bold', 'so **|**!', 'so |!']
  ] as const)('%s away from %s', (name, before, after) => {
    expect(become(before, name)).toBe(after)
  })

  test('applying a format twice removes it, with any selection', () => {
    for (const name of formatNames.filter((one) => one !== 'link' && one !== 'block')) {
      const once = format(name, read('one [two] three'))
      const text = 'one two three'.slice(0, once.from) + once.insert + 'one two three'.slice(once.to)
      const [from, to] = once.select
      const twice = format(name, { text, from, to })
      expect(text.slice(0, twice.from) + twice.insert + text.slice(twice.to), name).toBe('one two three')
    }
  })
})

test('a block of code has lines of its own, and its fence is longer than any in it', () => {
  expect(become('see [a()] there', 'block')).toBe('see \n```\n[a()]\n```\n there')
  expect(become('see\n[a()]\nthere', 'block')).toBe('see\n```\n[a()]\n```\nthere')
  expect(become('```\n[a()]\n```', 'block')).toBe('[a()]')
  expect(become('[```x```]', 'block')).toBe('````\n[```x```]\n````')
})

test('every selected line is quoted, or none is any more', () => {
  expect(become('a\nb[b\nc]c\nd', 'quote')).toBe('a\n[> bb\n> cc]\nd')
  expect(become('[> bb\n> cc]', 'quote')).toBe('[bb\ncc]')
  expect(become('tea|', 'list')).toBe('- tea|')
})

test('selected words become a link', () => {
  const at = read('see [here]')
  expect(draw(at, insertLink(at, 'https://a.example'))).toBe(
    'see [here](https://a.example)|'.replace('[here]', '[here]')
  )
  expect(become('see [here]', 'link')).toBe('see [here]([https://])')
})

test('a list and a quote continue on the next line, and end at an empty item', () => {
  expect(onNewLine('- tea|')).toBe('- tea\n- |')
  expect(onNewLine('9. tea|')).toBe('9. tea\n10. |')
  expect(onNewLine('  * tea|')).toBe('  * tea\n  * |')
  expect(onNewLine('> she said|')).toBe('> she said\n> |')
  expect(onNewLine('- tea\n- |')).toBe('- tea\n|')
})

test('an ordinary line, or one of code, continues without a marker', () => {
  expect([onNewLine('tea|'), onNewLine('-tea|'), onNewLine('```\n- tea|')]).toEqual([null, null, null])
})
