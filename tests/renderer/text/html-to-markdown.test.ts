import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml } from '../../../src/renderer/text/parse-html.ts'
import { markdownOf } from '../../../src/renderer/text/html-to-markdown.ts'
import { shownText } from '../../support/shown-text.ts'

const read = (html: string): string => markdownOf(readHtml(html))

test('bold, italic, struck, code, by element or by style', () => {
  expect(read('<b>a</b> <em>b</em> <del>c</del> <code>d</code>')).toBe('**a** *b* ~~c~~ `d`')
  expect(read('so <span style="font-weight: 700; font-style:italic">both</span>')).toBe('so ***both***')
})

test('formats enclose the words, not the white space around them', () => {
  expect(read('a<b> bold </b>b')).toBe('a **bold** b')
  expect(read('<b>one<br>two</b>')).toBe('**one**\n**two**')
})

test('an element without its usual style has no format: Google Docs wraps everything in a b that is not bold', () => {
  expect(read('<b style="font-weight:normal" id="docs"><p>one</p><p>two</p></b>')).toBe('one\n\ntwo')
})

test('links to the web keep their address, others only their text', () => {
  expect(read('<a class=x href="https://a.example/b?c=1&amp;d=2">here</a>')).toBe(
    '[here](https://a.example/b?c=1&d=2)'
  )
  expect(read('<a href="https://a.example">https://a.example</a>')).toBe('https://a.example')
  expect(read('<a href="javascript:alert(1)">here</a>')).toBe('here')
})

test('nested formats stay, and an attribute may be quoted in any way or not at all', () => {
  expect(read('<p>so <b>very <i>big</i></b></p>')).toBe('so **very *big***')
  for (const href of ['"https://a.example"', "'https://a.example'", 'https://a.example'])
    expect(read(`<a href=${href}>here</a>`)).toBe('[here](https://a.example)')
})

test('nested lists are numbered from their start', () => {
  expect(read('<ul><li>milk<ul><li>oat</li></ul></li><li>tea</li></ul>')).toBe('- milk\n  - oat\n- tea')
  expect(read('<ol start="3"><li>c<li>d</ol>')).toBe('3. c\n4. d')
  expect(read('<ul><li>milk</li><ul><li>oat</li></ul></ul>')).toBe('- milk\n  - oat')
})

test('headings, quotes, blocks of code and tables are converted', () => {
  expect(read('<h2>Plan</h2><p>Go.')).toBe('**Plan**\n\nGo.')
  expect(read('<blockquote><p>a<p>b</blockquote>')).toBe('> a\n>\n> b')
  expect(read('<pre><code>a &lt; {\n  <i>b</i>\n}\n</code></pre>')).toBe('```\na < {\n  b\n}\n```')
  expect(read('<table><tr><td>a<td>b<tr><td>c<td>d</table>')).toBe('a | b\nc | d')
})

test('cells keep their columns, empty ones too', () => {
  const table = '<table><thead><tr><th>Day<th>Mo<th>Tu</thead>'
  expect(read(`${table}<tr>\n<td>Ada</td>\n<td></td>\n<td>3</td>\n<td>&nbsp;</td></tr></table>`)).toBe(
    'Day | Mo | Tu\nAda |  | 3 |'
  )
  expect(read('<table><tr><td>–<td>4<td>–<td>5</table>')).toBe('– | 4 | – | 5')
  expect(read('<table><tr><td><td>4<td><td>5</table>')).toBe('| 4 |  | 5')
  expect(read('<table><tr><td colspan=2>a<td><p>b</p><p>c</p><tr><td>d<td>e<br>f<td>g</table>')).toBe(
    'a |  | b c\nd | e f | g'
  )
})

test('a cell that reaches over several rows keeps what is beside it in its column', () => {
  expect(read('<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>')).toBe('a | b\n | c\nd | e')
  const two = '<tr><td>a<td rowspan="2" colspan="2">b<td>c<tr><td>d<td>e'
  expect(read(`<table><thead>${two}</thead></table>`)).toBe('a | b |  | c\nd |  |  | e')
  expect(read('<table><caption>Plan</caption><tr><td rowspan=0>a<td rowspan=x>b</table>')).toBe('Plan\na | b')
})

test('characters that are written by name or by number are read', () => {
  expect(
    read('<p>Gr&uuml;&szlig;e &ndash; &ldquo;5&nbsp;&euro;&rdquo; &hellip; &Omega; &frac12; &thorn;</p>')
  ).toBe('Grüße – “5 €” … Ω ½ þ')
  expect(read('&yuml;&nbsp;x &AMP; &#150; &#x80; &Eacute;&eacute; &sup2;')).toBe('ÿ x & – € Éé ²')
})

test('a sign in a quoted attribute ends no tag', () => {
  expect(read('<td data-formula="=IF(A1>5;2;3)">2</td>')).toBe('2')
  expect(read("<p title = 'a>b'>one</p> <b title=\"don't\">two</b>")).toBe('one\n\n**two**')
  expect(read('<p title="open>one</p><p>two</p>')).toBe('one\n\ntwo')
})

test('what a style hides is left out', () => {
  expect(read('<p>a<span style="display: none">b</span><span style="mso-hide:all">c</span></p>')).toBe('a')
})

test('a bracket in the address of a link does not end it', () => {
  const markdown = read('<a href="https://a.example/Terminator_(film)">the film</a>')
  expect(markdown).toBe('[the film](https://a.example/Terminator_%28film%29)')
})

test.each([
  ['a*b*c, 1~2 3~4, 2*3', 'a*b*c, 1~2 3~4, 2*3'],
  ['\\\\nas\\photos\\ and C:\\*new*', '\\\\nas\\photos\\ and C:\\*new*'],
  ['*so* and **so** _so_ ~~so~~', '\\*so* and \\**so** \\_so_ \\~~so~~'],
  ['use `code` here', 'use \\`code` here'],
  ['[here](https://a.example) https://b.example', '\\[here](https://a.example) https://b.example'],
  ['- item', '\\- item'],
  ['&gt; quote', '\\> quote'],
  ['- 5 and &gt; 5', '- 5 and > 5'],
  ['<p>- a</p><p>2. b</p>', '\\- a\n\n2. b'],
  ['<table><tr><td>-<td>4</table>', '\\- | 4'],
  ['<span>*</span>so<span>*</span>', '\\*so*'],
  ['<b>*so*</b>', '\\*so*'],
  ['un<b>believ</b>able <b>so</b>', 'unbelievable **so**'],
  ['<b>a</b><b>b</b>', '**ab**']
])('text that would be taken for marks is escaped: %s', (html, text) => {
  expect(read(html)).toBe(text)
})

test('pasted text is shown as it was', () => {
  const pieces = fc.constantFrom(
    'word',
    ' ',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '[',
    '](https://a.b/)',
    '!',
    '> ',
    '- ',
    '3. ',
    '今日',
    '(',
    ')',
    '.',
    '5'
  )
  const tags = fc.constantFrom('b', 'i', 's', 'span', 'code')
  const run = fc
    .tuple(tags, fc.array(pieces, { maxLength: 8 }))
    .map(([tag, list]) => [tag, list.join('')] as const)
  fc.assert(
    fc.property(fc.array(run, { maxLength: 5 }), (runs) => {
      const plain = runs
        .map(([, text]) => text)
        .join('')
        .replaceAll(/\s+/gu, ' ')
        .trim()
      const html = runs.map(([tag, text]) => `<${tag}>${text.replaceAll('>', '&gt;')}</${tag}>`).join('')
      const markdown = read(html)
      expect(shownText(markdown).replaceAll(/ \(a\.b\)/gu, ''), markdown).toBe(plain)
    }),
    { numRuns: 500 }
  )
})

test('hidden text is left out, and white space is collapsed', () => {
  const page =
    '<html><head><title>T</title><style>p > a {}</style></head><!-- <b>no</b> --><script>alert("<p>")</script>'
  expect(read(`${page}<body><p>a\n   b&nbsp;c</p></body></html>`)).toBe('a b c')
})

test('text that is no HTML stays text', () => {
  expect(read('1 < 2 && 3 > 2 &unknown; &#128512; <')).toBe('1 < 2 && 3 > 2 &unknown; 😀 <')
})

test('a page that is nested too deep gives its text without an error', () => {
  expect(read(`${'<div>'.repeat(5_000)}<b>in there</b>`)).toContain('in there')
  expect(read(`${'<b>'.repeat(5_000)}in there`)).toContain('in there')
})

test.each(['<a "', '<', '<!--', '<script>', '&#', "<p style='", '<b></i>', '<a x=">"', `<a x='" y="'>`])(
  'much of %s is read in no time',
  (part) => {
    const begun = process.cpuUsage()
    read(part.repeat(200_000 / part.length))
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000) // microseconds of this process, however busy others are
  }
)
