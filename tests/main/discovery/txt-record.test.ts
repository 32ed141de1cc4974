import { describe, expect, test } from 'vitest'
import type { Txt } from '#shared/protocol/hello.ts'
import { decodeTxt, encodeTxt } from '../../../src/main/discovery/txt-record.ts'

const lunch: Txt = { v: '1', id: 'a'.repeat(26), dev: 'b'.repeat(52), ep: '1', n: 'Lunch ☕', p: '3', f: 'g' }

const { n: _name, ...nameless } = lunch

const onTheWire = (pairs: object): Buffer[] =>
  Object.entries(pairs).map(([key, value]) => Buffer.from(`${key}=${String(value)}`))

test('a record is decoded to what was encoded', () => {
  expect(decodeTxt(onTheWire(encodeTxt(lunch)))).toEqual(lunch)
})

test('empty flags are decoded although they are not sent', () => {
  const sent = encodeTxt({ ...lunch, f: '' })
  expect(sent).not.toHaveProperty('f')
  expect(decodeTxt(onTheWire(sent))?.f).toBe('')
})

test('a name is cleaned before it is sent, and the longest name fits into one string', () => {
  expect(encodeTxt({ ...lunch, n: ' Lunch\u202e\n now ' })['n']).toBe('Lunch now')
  const longest = encodeTxt({ ...lunch, n: '𝓁'.repeat(100) })['n'] ?? ''
  expect(Buffer.byteLength(`n=${longest}`)).toBeLessThanOrEqual(255)
  expect(decodeTxt(onTheWire({ ...lunch, n: longest }))?.n).toBe(longest)
})

test('encoding refuses what decoding refuses', () => {
  expect(() => encodeTxt({ ...lunch, p: 'many' })).toThrow('Invalid')
  expect(() => encodeTxt({ ...lunch, n: '\u0007' })).toThrow('name')
})

describe('decoding refuses', () => {
  const bad: [what: string, strings: Buffer[]][] = [
    ['nothing', []],
    ['a control character in the name', onTheWire({ ...lunch, n: 'Lun\u0007ch' })],
    ['a mark that reverses the text', onTheWire({ ...lunch, n: 'Lunch\u202etxt' })],
    ['a name that is too long', onTheWire({ ...lunch, n: 'x'.repeat(65) })],
    ['an empty name', onTheWire({ ...lunch, n: '' })],
    ['a name that is not UTF-8', [...onTheWire(nameless), Buffer.from('n=\xff', 'latin1')]],
    ['a short space id', onTheWire({ ...lunch, id: 'abc' })],
    ['a device id with foreign characters', onTheWire({ ...lunch, dev: `<${'b'.repeat(51)}` })],
    ['people that are no number', onTheWire({ ...lunch, p: '-1' })],
    ['a crowd of strings', [...onTheWire(lunch), ...Array.from({ length: 20 }, () => Buffer.from('x=y'))]],
    ['an attempt on the prototype', onTheWire({ ['__proto__']: 'x', constructor: 'y' })],
    ['noise', [Buffer.from([0, 255, 61, 0])]]
  ]
  test.each(bad)('%s', (_what, strings) => {
    expect(decodeTxt(strings)).toBeNull()
  })
})

test('of a key that occurs twice the first counts, ignoring case', () => {
  const twice = [Buffer.from('N=Lunch'), ...onTheWire({ ...lunch, n: 'Other' })]
  expect(decodeTxt(twice)?.n).toBe('Lunch')
})
