/** Text is shown as it was typed, except the marks that PROTOCOL.md lists. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasVisible } from '../../../src/shared/values/line.ts'
import { shownText } from '../../support/shown-text.ts'

describe('shown as typed', () => {
  test.each([
    // Paths and code
    '\\\\nas01\\photos\\2026',
    'C:\\Users\\Mina\\',
    'C:\\*new*',
    'C:\\_build_\\x64',
    'copy C:\\a\\*.txt D:\\*.bak',
    'D:\\[old]\\{x}\\~tmp',
    '\\',
    '\\\\',
    'a\\\nb\\',
    '\\n \\t \\0 \\d+ \\(x\\) \\. \\# \\| \\> \\- \\<',
    '*C:\\dir\\*',
    '~/bin ~root ~ ~~ ~~~',
    '/home/_x_/y',
    'src/**/*.ts, tests/**/*.test.ts',
    '*.ts *.js',
    '*.ts,*.js',
    'run *test*.ts and *test*/x and *test*-x',
    '/* comment */ and /** doc **/ and // x',
    'f(*args, **kw) and f(**kw, *args)',
    'char *a, *b; int **p, **q;',
    '__init__ __init__.py _private a_b_c __x',
    'x = a[i] * b[j] * c',
    'a || b && !c ? d : e',
    '#include <stdio.h> &lt;b&gt; &amp; &#65;',
    '<b>bold</b> <br> <!-- x --> <https-x> <a href="x">',
    '$HOME ${x} {{y}} %PATH%',
    '[1] [x]: y [^1] [a](b) [a] (https) []() ![]() [x](javascript:alert(1))',
    'if (a < b) { c[0](1) }',
    // Sums, and signs before numbers
    '2*3*4',
    'a*b*c',
    '2**3**4',
    '2 * 3 * 4',
    '5*3=15, 5*4=20',
    '价格*数量*折扣',
    '가격*수량*할인',
    'цена*количество*скидка',
    '约3~5天，价格100~200元',
    'age(1~3), height(80~100)',
    '好的~~明天见~~',
    '~5 min, ~~5 min',
    '+ 1 from me',
    '> 50 people came',
    '> 50 people came\n> 60 left',
    '>50 >= 5 >:( >_< ->',
    '- 5 °C outside',
    '- €5 and - 3',
    '- ½ cup of milk',
    '> ¾ of them came',
    '> ٥٠ شخصا',
    '- ５人',
    '+1',
    '-1',
    '1) one\n2) two',
    '1. 2. 3.',
    '2. yes\n5. no',
    '2. this is a two',
    '01. first',
    '1986. What a year',
    // Votes and signs
    '+',
    '-',
    '*',
    '>',
    '_',
    '`',
    '#',
    '1.',
    '> ',
    '- ',
    '* ',
    '>\n>',
    '- \n- ',
    '> >',
    '```',
    '```\n```',
    '``',
    '` `',
    '**',
    '****',
    '** **',
    '*** ***',
    '*_*',
    '*-* ^_^ -_- *_* T_T >_<',
    '~_~ ~~_~~',
    '- - -',
    '---',
    '***',
    '* * *',
    '_ _ _',
    '===',
    // What other products take for marks
    '* item\n* item',
    '+ item',
    '# heading',
    '#general',
    'heading\n===',
    'heading\n---',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    'note[^1]\n\n[^1]: here',
    '    indented\n\tby a tab\n  by two',
    'a  \nb',
    'a\tb\t\tc',
    'one\n\n\n\nfour lines below',
    '||spoiler|| ==mark== ++ins++ ^sup^ ~sub~',
    ':smile: $x$ @nobody',
    'mina@example.org',
    'footnote* and *another',
    'price* \n*conditions apply',
    '5* hotel, 4* hostel',
    "rock 'n' roll `til late",
    // Marks around nothing that can be seen
    '**\u200b**',
    '*\u2060*',
    '~~\u3164~~',
    '**\u2800**',
    '- \u200b',
    '> \u200b',
    '`\u200b`',
    '```\n\u200b\n```',
    // Addresses
    'http://nas:8080/',
    'https://example.com/a_b_c/*d*/~e',
    '见 https://example.com/a，然后继续',
    '<https://example.com/>',
    '"https://example.com/a"',
    'https://',
    'www.',
    'http://user:secret@nas/',
    // Scripts
    'مرحبا 12:30، كيف الحال؟ *نجمة و5*6*7',
    'שלום (1) - 2_3_4',
    'नमस्ते *एक *दो',
    'สวัสดี*ครับ*ผม',
    'Ａ＊Ｂ＊Ｃ ＃１ ＞２ ～３～'
  ])('%j', (typed) => {
    expect(shownText(typed).trimEnd()).toBe(typed.replaceAll(/^\n+|\n+$/gu, '').trimEnd())
  })
})

/** Signs of every kind, except those that a documented mark begins with in a place where one may stand. */
const signs = Array.from('!"#$%&\'()+,-./:;<=>?@\\]^{|}~…、。，（）「」«»“”‘’–—¿¡؟،।·°€₹≥→★')
const words = `word Straße naïve 12 3.5 x1 мир Ελλάς سلام שלום नमस्ते ไทย 今日 は カタカナ 한국어 👍 👩‍👩‍👧 e\u0301
  a_b snake_case_x 2*3 a*b*c ʻokina C:\\x /usr/bin a.b`.split(/\s+/u)
const plain = fc
  .array(
    fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs), fc.constantFrom(' ', ' ', '\t', '\n')),
    {
      maxLength: 30
    }
  )
  .map((pieces) => pieces.join(''))

/** What begins a line is a mark only with a blank behind it. */
const withoutLineMarks = (text: string): string =>
  text.replaceAll(/^([ \t]*\\?)([->]|\d+\.)(?=[ \t])/gmu, '$1x')

const settled = (text: string): string => text.replaceAll(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/gu, '')

test('text without marks is shown as typed, in every script', () => {
  fc.assert(
    fc.property(plain, (text) => {
      const typed = withoutLineMarks(text).replaceAll('~~', '~')
      expect(shownText(typed)).toBe(settled(typed.trim() === '' ? '' : typed))
    }),
    { numRuns: 5_000 }
  )
})

const marks = fc.constantFrom(
  '*',
  '**',
  '***',
  '_',
  '~~',
  '`',
  '``',
  '```',
  '[',
  '](https://a.b/)',
  '!',
  '\\',
  '> ',
  '- ',
  '3. '
)
const marked = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs, ' ', '\n', '\n\n'), marks), {
    maxLength: 40
  })
  .map((pieces) => pieces.join(''))

test('nothing but marks is ever left out, in the order that was typed', () => {
  fc.assert(
    fc.property(fc.oneof(marked, fc.string({ unit: 'grapheme' })), (typed) => {
      // Words that look like another address are replaced by the link's own.
      fc.pre(!/\[[^\]]*[.:][^\]]*\]\(/u.test(typed))
      const shown = shownText(typed).replaceAll(/ \(a\.b\)|[•\s]/gu, '')
      let at = 0
      for (const character of typed.replaceAll(/[•\s]/gu, '')) {
        if (shown.startsWith(character, at)) at += character.length
        else expect('*_~`\\[]!>-(https://a.b/)', `${JSON.stringify(typed)} → ${shown}`).toContain(character)
      }
      expect(shown.slice(at), `${JSON.stringify(typed)} → ${shown}`).toBe('')
    }),
    { numRuns: 5_000 }
  )
})

test('what can be seen when typed can be seen when shown', () => {
  const invisible = fc.constantFrom('\u200b', '\u2060', '\u3164', '\u2800', '\u00ad', '\u202e', ' ', '\n')
  const texts = fc.array(fc.oneof(marks, invisible), { maxLength: 20 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(texts, (typed) => {
      expect(hasVisible(shownText(typed).replaceAll('•', ''))).toBe(hasVisible(typed))
    }),
    { numRuns: 5_000 }
  )
})
