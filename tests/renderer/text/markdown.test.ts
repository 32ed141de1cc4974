import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseMarkdown,
  parseMarkdownCached,
  type Block,
  type Inline
} from '../../../src/renderer/text/markdown.ts'

/** The tree as a short text: `b(…)` bold, `i` italic, `s` strike, `c` code, `a` link. */
function drawn(blocks: readonly Block[]): string {
  return blocks.map(block).join(' ')
}

function block(one: Block): string {
  if (one.kind === 'paragraph') return one.inside.map(inline).join('')
  if (one.kind === 'code') return `code<${one.language}>(${one.text})`
  if (one.kind === 'quote') return `quote(${drawn(one.inside)})`
  return `list<${String(one.start ?? '-')}>(${one.items.map(drawn).join(' | ')})`
}

function inline(one: Inline): string {
  if (one.kind === 'text' || one.kind === 'mention') return one.text
  if (one.kind === 'code') return `c(${one.text})`
  if (one.kind === 'link') return `a<${one.url} ${one.showing}>(${one.inside.map(inline).join('')})`
  return `${one.kind.slice(0, 1)}(${one.inside.map(inline).join('')})`
}

describe('the supported subset', () => {
  test.each([
    ['**bold** and *italic*, _too_', 'b(bold) and i(italic), i(too)'],
    ['~~gone~~', 's(gone)'],
    ['`a **b**`', 'c(a **b**)'],
    ['> said\n> so', 'quote(said\nso)'],
    ['- a\n- b\n  - c', 'list<->(a | b list<->(c))'],
    ['3. three\n4. four', 'list<3>(three | four)'],
    ['- [x] done', 'list<->([x] done)'],
    ['```js\nlet a = 1\n```', 'code<js>(let a = 1)'],
    ['one\n\ntwo', 'one two'],
    ['line\n  indented', 'line\n  indented'],
    ['\\*not\\*', '*not*']
  ])('%j', (text, tree) => {
    expect(drawn(parseMarkdown(text))).toBe(tree)
  })
})

describe('everything else stays the text that was written', () => {
  test.each([
    '# no heading',
    'no heading\n===',
    '---',
    '    no code',
    '| no | table |\n| --- | --- |',
    '<b>bold</b>',
    '<script>alert(1)</script>',
    '<!-- comment -->',
    '&lt;b&gt; &amp;',
    '[label]: example',
    'somebody@example.org',
    '2 * 3 * 4 and snake_case_name'
  ])('%j', (text) => {
    expect(drawn(parseMarkdown(text))).toBe(text)
  })
})

describe('links', () => {
  test.each([
    ['https://example.org/a', 'a<https://example.org/a words>(https://example.org/a)'],
    ['www.example.org', 'a<http://www.example.org/ words>(www.example.org)'],
    ['[here](https://example.org)', 'a<https://example.org/ host>(here)'],
    ['[example.org](https://example.org)', 'a<https://example.org/ words>(example.org)'],
    ['[example.org](https://evil.test)', 'a<https://evil.test/ target>(example.org)'],
    [
      '[https://example.org/login](https://example.org/other)',
      'a<https://example.org/other target>(https://example.org/login)'
    ],
    ['[](https://example.org)', 'a<https://example.org/ target>()'],
    ['[еxample.org](https://еxample.org)', 'a<https://xn--xample-2of.org/ target>(еxample.org)'],
    ['![cat](https://example.org/cat.png)', 'a<https://example.org/cat.png host>(cat)']
  ])('%j', (text, tree) => {
    expect(drawn(parseMarkdown(text))).toBe(tree)
  })

  test.each(['[x](javascript:alert)', '[x](file:///etc)', '[x](https://a:b@c.org)', '[x](/here)'])(
    '%j is none',
    (text) => {
      expect(drawn(parseMarkdown(text))).toBe(text)
    }
  )
})

const inlines = new Set(['text', 'bold', 'italic', 'strike', 'code', 'link'])

function strangers(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((one) => {
    if (one.kind === 'list') return one.items.flatMap(strangers)
    if (one.kind === 'quote') return strangers(one.inside)
    return one.kind === 'paragraph' ? strangeInlines(one.inside) : []
  })
}

function strangeInlines(list: readonly Inline[]): unknown[] {
  return list.flatMap((one) => {
    if (!inlines.has(one.kind)) return [one]
    if (one.kind === 'link' && !/^https?:\/\//.test(one.url)) return [one]
    return 'inside' in one ? strangeInlines(one.inside) : []
  })
}

const pieces = fc.constantFrom(
  '**',
  '*',
  '_',
  '~~',
  '`',
  '```\n',
  '> ',
  '- ',
  '1. ',
  '\n',
  '\n\n',
  '[',
  '](',
  ')',
  '![',
  '<b>',
  '</b>',
  'https://a.b',
  'javascript:',
  '\\',
  '  ',
  'word',
  '@',
  '&amp;',
  '|',
  '#',
  '\u202e'
)

test('any text becomes a tree of the allowed elements, with links to the web only', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''))
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(strangers(parseMarkdown(text))).toEqual([])
    }),
    { numRuns: 2000 }
  )
})

test.each(['>', '> - ', '- ', '1. ', '*a **b ', '[', '![', '`a', 'a.', '<a ', '~~a '])(
  '%j again and again is no problem',
  (piece) => {
    expect(strangers(parseMarkdown(piece.repeat(16_384 / piece.length) + '@'))).toEqual([])
  }
)

test('a text that is rendered again is not parsed again, until it is dropped from the cache', () => {
  const [first, second] = [parseMarkdownCached('first'), parseMarkdownCached('second')]
  expect([first, parseMarkdownCached('first') === first]).toEqual([
    [{ kind: 'paragraph', inside: expect.anything() }],
    true
  ])
  for (let at = 0; at < 599; at += 1) parseMarkdownCached(String(at))
  expect([parseMarkdownCached('first') === first, parseMarkdownCached('second') === second]).toEqual([
    true,
    false
  ])
})
