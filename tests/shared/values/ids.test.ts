import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  Bytes32,
  cleanName,
  cleanTopic,
  DeviceId,
  fromBase64,
  Name,
  nameless,
  readAs,
  Signature,
  SpaceId,
  toBase32,
  toBase64,
  Topic
} from '#shared/values/ids.ts'

/** Of what combines, joins, hides and is seen, in any order. */
const awkward = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        'a',
        'é',
        ' ',
        '✓',
        '👍',
        '1',
        '#',
        '❤',
        '\u{1f1e9}',
        '\u{1f1ea}',
        '\u{1f468}',
        '\u{1f3f4}',
        '\u{1f3fd}',
        '\ud83d',
        '\udc4d'
      ),
      fc.constantFrom('\u200d', '\u200c', '\ufe0f', '\u20e3', '\u{e0067}', '\u{e007f}', '\u2800', '\u3164'),
      fc.constantFrom(
        '\u0301',
        '\u0308',
        '\u0344',
        '\u0951',
        '\u094d',
        '\u093c',
        '\u0915',
        '\u0958',
        '\u0f73'
      ),
      fc.constantFrom('\u0645', '\u064b', '\u0651', '\u1100', '\u1161', '\u11a8', '\ufb2c', '\u1039')
    ),
    { maxLength: 90 }
  )
  .map((parts) => parts.join(''))

describe('a name', () => {
  test.each(['Mina', 'Łukasz', '美奈', 'O’Neill', 'a', 'x'.repeat(64), '🙂 happy', 'مينا'])('%s', (name) => {
    expect(v.is(Name, name)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a space around it', ' Mina'],
    ['too much', 'x'.repeat(65)],
    ['a line break', 'Mina\nOmar'],
    ['a direction mark', 'Mina\u202egnihton'],
    ['a character that cannot be seen', 'Mi\u200bna'],
    ['a filler that counts as a letter', '\u3164'],
    ['an empty pattern of dots', '\u2800'],
    ['a soft hyphen', 'Mi\u00adna'],
    ['a joiner between letters that do not join', 'Mi\u200dna'],
    ['a mark of Arabic alone', '\u061c'],
    ['a variation of nothing', 'Mina\ufe0f'],
    ['tags', 'Mina\u{e0041}\u{e007f}'],
    ['half a character', 'Mina\ud83d'],
    ['a pile of marks', `M${'\u0301'.repeat(60)}`],
    ['marks without a letter', '\u0301'],
    ['another spelling of the same', 'Zoe\u0308']
  ])('is not %s', (_, name) => {
    expect(v.is(Name, name)).toBe(false)
  })

  test.each([
    ['Persian with a joiner that parts letters', 'می\u200cخواهم'],
    ['Sinhala with a joined letter', 'ශ්\u200dරී'],
    ['Malayalam in its older spelling', 'അനില്\u200d'],
    ['Burmese, four marks to a letter', 'ကျော် မြို့'],
    ['Hindi with three marks', 'पहाड़ों'.normalize('NFC')],
    ['Tibetan', 'སྒྲུབ'],
    ['Thai', 'ที่รัก'],
    ['Vietnamese', 'Nguyễn Thị Ánh'.normalize('NFC')],
    ['Hebrew with points', 'שָׁלוֹם'.normalize('NFC')],
    ['emoji of several', '👩‍👩‍👧‍👦🏳️‍🌈👩🏽‍🚀'],
    ['a heart that is drawn as an emoji', 'I ❤\ufe0f tea'],
    ['a flag of tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']
  ])('may be %s', (_, name) => {
    expect(v.is(Name, name)).toBe(true)
  })

  test.each([
    ['what cannot be seen', 'Mi\u200bn\u3164a', 'Mina'],
    ['nothing at all', ' \u3164\u2800 ', nameless],
    ['a pile', `M${'\u0301'.repeat(60)}`, 'Ḿ\u0301\u0301'],
    ['too much', '👩‍👩‍👧‍👦'.repeat(20), '👩‍👩‍👧‍👦'.repeat(5)],
    ['a turn', 'Mina\u202egnihton', 'Minagnihton'],
    ['a megabyte', 'x'.repeat(1_000_000), 'x'.repeat(64)]
  ])('is read without %s', (_, name, read) => {
    expect(v.parse(readAs.Name, name)).toBe(read)
  })

  test('any typed text becomes one, or nothing', () => {
    fc.assert(
      fc.property(awkward, (typed) => {
        const name = cleanName(typed)
        expect(name === '' || v.is(Name, name)).toBe(true)
        expect(cleanName(name)).toBe(name)
      })
    )
  })
})

describe('a topic', () => {
  test.each(['', 'What we do next: everything', 'x'.repeat(250), 'ما التالي؟'])('“%s”', (topic) => {
    expect(v.is(Topic, topic)).toBe(true)
  })

  test.each([' around ', 'x'.repeat(251), 'two\nlines', 'turned \u202earound', '\u0000'])(
    'not “%s”',
    (topic) => {
      expect(v.is(Topic, topic)).toBe(false)
    }
  )

  test('any typed text becomes one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        expect(v.is(Topic, cleanTopic(typed))).toBe(true)
      })
    )
  })
})

describe('ids and bytes', () => {
  test('encoded bytes have the checked format, and decode to the same', () => {
    const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
      fc.uint8Array({ minLength: length, maxLength: length })
    fc.assert(
      fc.property(bytes(16), bytes(32), bytes(64), (id, key, signature) => {
        expect(v.is(SpaceId, toBase32(id))).toBe(true)
        expect(v.is(DeviceId, toBase32(key))).toBe(true)
        expect(v.is(Bytes32, toBase64(key))).toBe(true)
        expect(v.is(Signature, toBase64(signature))).toBe(true)
        expect(fromBase64(toBase64(key))).toEqual(key)
      })
    )
  })

  test('bytes have one text form only: the unused last bits must be zero', () => {
    expect(v.is(Bytes32, `${'A'.repeat(42)}B`)).toBe(false)
    expect(v.is(Signature, `${'A'.repeat(85)}B`)).toBe(false)
  })
})
