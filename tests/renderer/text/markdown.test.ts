import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarkdown, parseMarkdownCached } from '../../../src/renderer/text/markdown.ts'
import { plainText, type Block, type Inline } from '../../../src/renderer/text/markdown-tree.ts'

/** The tree as a short text: `b(…)` bold, `i` italic, `s` strike, `c` code, `a` link. */
function drawn(blocks: readonly Block[]): string {
  return blocks.map(block).join(' ')
}

function block(one: Block): string {
  if (one.kind === 'paragraph') return one.inside.map(inline).join('')
  if (one.kind === 'code') return `code<${one.language}>(${one.text})`
  if (one.kind === 'quote') return `quote(${drawn(one.inside)})`
  return `list(${one.items.map(({ number, inside }) => `${number || '•'} ${drawn(inside)}`).join(' | ')})`
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
    ['- a\n- b\n  - c', 'list(• a | • b list(• c))'],
    ['3. three\n4. four', 'list(3. three | 4. four)'],
    ['- [x] done', 'list(• [x] done)'],
    ['- a\n1. b\n2. c', 'list(• a) list(1. b | 2. c)'],
    ['2. yes\n5. no', 'list(2. yes | 5. no)'],
    ['- a\n  more\n- 5 eggs', 'list(• a\nmore | • 5 eggs)'],
    ['1. a\n\t- b\n\t  - c\nd', 'list(1. a list(• b list(• c))) d'],
    ['> مرحبا\nyes', 'quote(مرحبا) yes'],
    ['> a\n>\n> 2 of\n>', 'quote(a\n\n2 of) >'],
    ['> > deep\n> - item', 'quote(quote(deep) list(• item))'],
    ['***both***, **very *big***', 'i(b(both)), b(very i(big))'],
    ['(**a**) “*b*”: ~~c~~, **d**! **e**’s', '(b(a)) “i(b)”: s(c), b(d)! b(e)’s'],
    ['这是**重点**内容，中文**「引用」**。', '这是b(重点)内容，中文b(「引用」)。'],
    ['이것은 **중요**합니다', '이것은 b(중요)합니다'],
    ['**one\ntwo** *not\n\nhere*', 'b(one\ntwo) *not\n\nhere*'],
    ['``a ` b`` and ```c\nd```', 'c(a ` b) and c(c\nd)'],
    ['`C:\\new\\` x', 'c(C:\\new\\) x'],
    ['````\n```\n````', 'code<>(```)'],
    ['  ```\n    a\n  ```', 'code<>(  a)'],
    ['```js\nlet a = 1\n```', 'code<js>(let a = 1)'],
    ['one\n\ntwo', 'one\n\ntwo'],
    ['line\n  indented', 'line\n  indented'],
    ['\\*not\\*', '*not*']
  ])('%j', (text, tree) => {
    expect(drawn(parseMarkdown(text))).toBe(tree)
  })
})

describe('a backslash before a mark that would take effect shows the mark', () => {
  test.each([
    ['\\*not*, \\_not\\_', '*not*, _not_'],
    ['\\**not** *but*', '**not** i(but)'],
    ['\\~~not~~', '~~not~~'],
    ['\\`*a*`', '`*a*`'],
    ['\\- item\n\\> quote', '- item\n> quote'],
    ['\\[here](https://a.b)', '[here](a<https://a.b/ words>(https://a.b))'],
    ['\\![here](https://a.b)', '![here](a<https://a.b/ words>(https://a.b))'],
    ['\\* \\- 5 \\*x', '\\* \\- 5 \\*x']
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
    ['http://nas:8080/', 'a<http://nas:8080/ words>(http://nas:8080/)'],
    ['[http://nas/](http://evil/)', 'a<http://evil/ target>(http://nas/)'],
    ['https://münchen.test/ä', 'a<https://xn--mnchen-3ya.test/%C3%A4 host>(https://münchen.test/ä)'],
    ['http://0x7f.1/a', 'a<http://127.0.0.1/a host>(http://0x7f.1/a)'],
    ['http://2130706433', 'a<http://127.0.0.1/ host>(http://2130706433)'],
    ['[http://0177.0.0.1/](http://0177.0.0.1/)', 'a<http://127.0.0.1/ target>(http://0177.0.0.1/)'],
    ['http://%6cocalhost', 'a<http://localhost/ host>(http://%6cocalhost)'],
    ['HTTPS://Example.org:443', 'a<https://example.org/ words>(HTTPS://Example.org:443)'],
    ['http://[::1]:8080/', 'a<http://[::1]:8080/ words>(http://[::1]:8080/)'],
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

describe('a link ends where a reader ends it', () => {
  test.each([
    ['见 https://a.b/c', '，然后继续'],
    ['见https://a.b/page', '。'],
    ['https://a.b/docs', 'を見て'],
    ['https://a.b', 'で'],
    ['http://nas:8080', 'から'],
    ['（https://a.b/c', '）'],
    ['「https://a.b/c', '」'],
    ['(https://a.b/c', ')'],
    ['(https://a.b/Terminator_(franchise)', ')'],
    ['(see https://a.b/?v=4', ').'],
    ['"https://a.b/c', '"'],
    ['“https://a.b/c', '”'],
    ['‘https://a.b/c', '’,'],
    ['«https://a.b/c', '»'],
    ["'https://a.b/c", "'"],
    ['<https://a.b/c', '>'],
    ['[https://a.b/c', ']'],
    ['{https://a.b/c', '}'],
    ['https://a.b/c', '...'],
    ['https://a.b/c', '…'],
    ['https://a.b/c', '!?'],
    ['https://a.b/c', '; then'],
    ['https://a.b/c', '، ثم'],
    ['https://a.b/c', '।'],
    ['https://a.b/c', '—so'],
    ['https://a.b/c', '→'],
    ['https://a.b/c', '👍'],
    ['https://a.b/c', '|x'],
    ['https://a.b/c', '\\'],
    ['https://a.b/c', '\u200b.'],
    ['https://de.wikipedia.test/wiki/Köln', ''],
    ['https://zh.wikipedia.test/wiki/北京', ' x'],
    ['https://a.b/c,d;e:f@g!h', ''],
    ["https://a.b/it's", ''],
    ['https://a.b/#a=[1]', '']
  ])('%s|%s', (link, rest) => {
    const text = parseMarkdown(link + rest).map(inParagraph)
    const url = link.slice(link.indexOf('http'))
    expect(text).toEqual([[link.slice(0, link.indexOf('http')), url, rest].filter((piece) => piece !== '')])
  })

  test('two addresses with a comma between them are two links', () => {
    expect(parseMarkdown('https://a.b/c,https://d.e').map(inParagraph)).toEqual([
      ['https://a.b/c', ',', 'https://d.e']
    ])
    expect(drawn(parseMarkdown('**https://a.b**，ok'))).toBe('b(a<https://a.b/ words>(https://a.b))，ok')
  })
})

function inParagraph(one: Block): string[] {
  return one.kind === 'paragraph'
    ? one.inside.map((piece) => (piece.kind === 'link' ? plainText(piece.inside) : inline(piece)))
    : []
}

const inlines = new Set(['text', 'bold', 'italic', 'strike', 'code', 'link'])

function strangers(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((one) => {
    if (one.kind === 'list') return one.items.flatMap(({ inside }) => strangers(inside))
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

const hostile = [
  '>',
  '> - ',
  '- ',
  '1. ',
  '*a **b ',
  '[',
  '![',
  '`a',
  'a.',
  '<a ',
  '~~a ',
  '*a ',
  '_*a ',
  '**x_y '
]
const hostileLinks = [
  '[](',
  '[x](https://a(',
  '[x](https://a.b)',
  'https://a:b@',
  'https://a(',
  'www.',
  '@',
  '@e\u0301'
]
const hostileLines = [
  '> 1\n',
  '> a\n>\n',
  '- a\n  - b\n',
  '```\n',
  '```a\n',
  '\\> a\n',
  '\\`a',
  '`a``',
  '\\*a '
]

test.each([...hostile, ...hostileLinks, ...hostileLines])('%j again and again is no problem', (piece) => {
  const begun = process.cpuUsage()
  const half = piece.repeat(8_192 / piece.length)
  for (const text of [half + half, half + Array.from(half).toReversed().join('')])
    expect(strangers(parseMarkdown(`${text}@`))).toEqual([])
  // In microseconds, of this process: an effort that grows with the square takes seconds.
  expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000)
})

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

test.each(['🎉', '🇩🇪', '1️⃣', '👍🏽', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'])(
  'a mark may stand right behind any emoji, such as %s',
  (emoji) => {
    expect(parseMarkdown(`${emoji}**so** ${emoji}`)).toMatchObject([
      { inside: [{ text: emoji }, { kind: 'bold' }, { text: ` ${emoji}` }] }
    ])
  }
)

test.each(['\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('%j is a line break', (sign) => {
  const text = ['see', '- one', '```', 'two', '```'].join(sign)
  expect(parseMarkdown(text)).toEqual(parseMarkdown('see\n- one\n```\ntwo\n```'))
  expect(parseMarkdown(`a${sign}b`)).toEqual([
    { kind: 'paragraph', inside: [{ kind: 'text', text: 'a\nb' }] }
  ])
})
