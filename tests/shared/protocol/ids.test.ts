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
  Signature,
  SpaceId,
  toBase32,
  toBase64,
  Topic
} from '#shared/protocol/ids.ts'

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
    ['a character that cannot be seen', 'Mi\u200bna']
  ])('is not %s', (_, name) => {
    expect(v.is(Name, name)).toBe(false)
  })

  test('whatever somebody types becomes one, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
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

  test('whatever somebody types becomes one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        expect(v.is(Topic, cleanTopic(typed))).toBe(true)
      })
    )
  })
})

describe('ids and bytes', () => {
  test('what is encoded has the shape that is checked, and comes back', () => {
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

  test('bytes have one text form only: nothing may be hidden in the last bits', () => {
    expect(v.is(Bytes32, `${'A'.repeat(42)}B`)).toBe(false)
    expect(v.is(Signature, `${'A'.repeat(85)}B`)).toBe(false)
  })
})
