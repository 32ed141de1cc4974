import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import table from '#shared/text/confusables.json' with { type: 'json' }
import { confusablesOf, looksOf, noConfusables } from '#shared/text/looks.ts'
import { tagsOf } from '#shared/text/tags.ts'
import { confusables as generated } from '../../../scripts/confusables.mjs'

const confusables = confusablesOf(table)

function alike(one: string, other: string, ignoreAccents = true): boolean {
  const looks = looksOf(one, { confusables, ignoreAccents })
  return looksOf(other, { confusables, ignoreAccents }).some((look) => looks.includes(look))
}

test('the table is what the script makes of Unicode’s', () => {
  expect(table).toEqual(generated())
  expect(readFileSync('src/shared/text/confusables.json', 'utf8').length).toBeLessThan(25_000)
})

test.each([
  ['Cyrillic', 'Мinа'],
  ['small Cyrillic', 'мinа'],
  ['Greek', 'Μιnα'],
  ['Cherokee', 'Ꮇina'],
  ['another case', 'MINA'],
  ['wide letters', 'Ｍｉｎａ'],
  ['letters for formulas', '𝓜𝓲𝓷𝓪'],
  ['a small l for an i', 'Mlna'],
  ['a capital I', 'MIna'],
  ['a digit', 'M1na'],
  ['an upright bar', 'M|na'],
  ['an accent', 'Miná'],
  ['a stack of marks', 'Mi\u0300\u0301na\u0323'],
  ['a space', 'Mi na'],
  ['two letters for one', 'rnina'],
  ['a joiner', 'Mi\u200Dna'],
  ['a tag', 'Mina\u{E0041}'],
  ['a variation selector', 'Mina\u{FE0F}'],
  ['a grapheme joiner', 'Mi\u034Fna'],
  ['a filler', 'Mina\u3164'],
  ['blank braille', 'Mina\u2800']
])('Mina with %s looks like Mina', (_, name) => {
  expect(alike(name, 'Mina')).toBe(true)
})

test.each([
  ['B0b', 'Bob'],
  ['Jоhn', 'John'],
  ['ЈОНN', 'John'],
  ['Оlеg', 'Oleg'],
  ['вера', 'Вера'],
  ['Walter', 'VValter'],
  ['Øre', 'Ore'],
  ['Łódź', 'Lodz'],
  ['エ藤', '工藤'],
  ['ロ', '口'],
  ['Tea–room', 'Tea-room']
])('%s looks like %s', (one, other) => {
  expect(alike(one, other)).toBe(true)
})

test.each(['Nina', 'Mia', 'Omar', 'Минас', '美奈', 'مينا'])('%s does not look like Mina', (name) => {
  expect(alike(name, 'Mina')).toBe(false)
})

test('names in other scripts are not all alike', () => {
  const names = ['美奈', '奈美', 'مينا', 'أمينة', 'मीना', 'मोना', 'Анна', 'Иван', '🙂', '🙃', '?', 'กา', 'กี']
  const pairs = names.flatMap((one, at) => names.slice(at + 1).filter((other) => alike(one, other)))
  expect(pairs).toEqual([])
})

test.each([
  ['が', 'か'],
  ['pêche', 'peche'],
  ['Øre', 'Ore']
])('where accents count, %s and %s differ', (one, other) => {
  expect(alike(one, other, false)).toBe(false)
})

describe('tags', () => {
  const tagged = (names: readonly string[]): string[] => {
    const members = names.map((name, at) => ({ device: `${'abcdefgh'.charAt(at).repeat(4)}…`, name }))
    const tags = tagsOf(members, (name) => looksOf(name, { confusables, ignoreAccents: true }))
    return members.map(({ device, name }) => `${name} ${tags.get(device) ?? ''}`.trim())
  }

  test('people whose names look alike, or have nothing to see, get one', () => {
    expect(tagged(['Sam', 'Ѕаm', 'SAM', 'Samira', '?'])).toEqual([
      'Sam aaaa',
      'Ѕаm bbbb',
      'SAM cccc',
      'Samira',
      '? eeee'
    ])
  })
})

test('a name that imitates another one with its tag has a tag itself, and so has one that imitates that', () => {
  const members = [
    { device: 'aaaa1', name: 'Sam' },
    { device: 'bbbb1', name: 'Sam' },
    { device: 'cccc1', name: 'Sаm aaaa' }, // with a letter of Cyrillic
    { device: 'dddd1', name: 'Sam aaaa cccc' },
    { device: 'eeee1', name: 'Sam ffff' }
  ]
  const tags = tagsOf(members, (name) => looksOf(name, { confusables, ignoreAccents: true }))
  expect([...tags]).toEqual([
    ['aaaa1', 'aaaa'],
    ['bbbb1', 'bbbb'],
    ['cccc1', 'cccc'],
    ['dddd1', 'dddd']
  ])
})

test('tags of ids that begin alike are longer, until they differ', () => {
  const devices = ['aaaabbbbcccc', 'aaaabbbbdddd', 'aaaaeeeeffff', 'gggghhhhiiii']
  const members = devices.map((device) => ({ device, name: 'Sam' }))
  const tags = tagsOf(members, (name) => looksOf(name, { confusables, ignoreAccents: true }))
  expect([...tags.values()].toSorted()).toEqual(['aaaabbbbcccc', 'aaaabbbbdddd', 'aaaaeeee', 'gggg'])
})

test('without the table, case, accents and letters of ASCII are told', () => {
  const options = { confusables: noConfusables, ignoreAccents: true }
  expect(looksOf('Ali', options)).toEqual(looksOf('ÀlI', options))
})
