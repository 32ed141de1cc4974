import { expect, test } from 'vitest'
import { digitsIn, formatCode, formatId, pageAddress } from '../../../src/renderer/text/codes.ts'

test('a code is shown in two groups, and accepted however it was typed', () => {
  expect(formatCode('583204')).toBe('583 204')
  expect(['583 204', ' 583-204', 'code: 583204!', '5832049'].map(digitsIn)).toEqual(Array(4).fill('583204'))
  expect(formatCode(digitsIn('58'))).toBe('58')
})

test('digits of every script are accepted', () => {
  expect(digitsIn('٥٨٣ ٢٠٤')).toBe('583204')
  expect(digitsIn('５８３２０４')).toBe('583204')
  expect(digitsIn('०९१')).toBe('091')
})

test('a typed address has no secret in it', () => {
  expect(pageAddress('https://192.168.1.20:4717/#i=abc')).toBe('https://192.168.1.20:4717')
})

test('an id is shown in groups of four, and the last may be shorter', () => {
  expect([formatId('abcdefgh'), formatId('abcde'), formatId('')]).toEqual(['abcd efgh', 'abcd e', ''])
})
