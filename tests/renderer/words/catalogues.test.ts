import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { catalogue as en } from '../../../src/renderer/words/en/catalogue.ts'
import { everyoneWords } from '../../../src/renderer/text/mention.ts'
import { languages, type LanguageCode } from '../../../src/renderer/words/languages.ts'
import { loaderTextsIn } from '../../../src/renderer/words/loader.ts'
import type { Catalogue, Key, Plural } from '../../../src/renderer/words/words.ts'
import { slipsIn } from '../../support/typography.ts'

type Entry = string | Plural

const english: Readonly<Record<string, Entry>> = en
const catalogues = await Promise.all(
  [...languages].map(async ([code, { load }]): Promise<[LanguageCode, Catalogue]> => [code, await load()])
)

const entriesOf = (catalogue: Catalogue): [string, Entry][] => Object.entries(catalogue)
const formsOf = (entry: Entry): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry))
const blanksOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted()
const withoutCount = (blanks: readonly string[]): string[] => blanks.filter((name) => name !== 'count')
const lastOf = (entry: Entry | undefined): string => formsOf(entry ?? '').at(-1) ?? ''

/** Whole numbers, as far as any of the languages goes on telling them apart. */
const counts = Array.from({ length: 201 }, (_, count) => count)

function countsOf(language: string): Map<Intl.LDMLPluralRule, number[]> {
  const rules = new Intl.PluralRules(language)
  return Map.groupBy(counts, (count) => rules.select(count))
}

describe.each(catalogues)('the catalogue of %s', (language, catalogue) => {
  const entries = entriesOf(catalogue)
  const plurals = entries.flatMap(([key, entry]) => (typeof entry === 'string' ? [] : [{ key, entry }]))

  test('has every text, and no unknown one', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  test('calls all of a room by a word that every reader knows', () => {
    expect(everyoneWords).toContain(catalogue['composer.everyone'])
  })

  test('has a name of its own for each colour', () => {
    const names = lastOf(catalogue['home.colour.names']).split('|')
    expect(names).toHaveLength(limits.colours)
    expect(new Set(names.filter((name) => name.trim() !== '')).size).toBe(limits.colours)
  })

  test('has the same placeholders in each text', () => {
    for (const [key, entry] of entries) {
      expect(blanksOf(lastOf(entry)), key).toEqual(blanksOf(lastOf(english[key])))
    }
  })

  test('has the same placeholders in each plural form, except for the count', () => {
    for (const { key, entry } of plurals) {
      const wanted = withoutCount(blanksOf(entry.other))
      for (const form of formsOf(entry)) expect(withoutCount(blanksOf(form)), key).toEqual(wanted)
    }
  })

  test('has every plural form that the language needs for whole numbers', () => {
    const needed = [...countsOf(language).keys()]
    for (const { key, entry } of plurals) {
      const missing = needed.filter((form) => !Object.hasOwn(entry, form))
      expect(missing, key).toEqual([])
    }
  })

  test('has no plural form that the language does not use', () => {
    const known: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const { key, entry } of plurals) {
      const strange = Object.keys(entry).filter((form) => !known.includes(form))
      expect(strange, key).toEqual([])
    }
  })

  test('contains the count in each form that stands for several numbers', () => {
    const broad = [...countsOf(language)].filter(([, group]) => group.length > 1).map(([form]) => form)
    const silent = plurals
      .filter(({ entry }) => entry.other.includes('{count}'))
      .flatMap(({ key, entry }) => broad.map((form) => ({ form: `${key} ${form}`, text: entry[form] })))
      .filter(({ text }) => text?.includes('{count}') === false)
    expect(silent).toEqual([])
  })

  test('follows the typographic rules', () => {
    const slips = entries.flatMap(([key, entry]) =>
      formsOf(entry).flatMap((text) => slipsIn(text, language).map((slip) => `${key}: ${slip} in ${text}`))
    )
    expect(slips).toEqual([])
  })
})

/** What every language with Latin letters writes as English does. */
const sameNearlyEverywhere = ['{size}/s', 'Noor', 'Wi-Fi', 'VPN']

/** Words that a language writes as English does. What is on keys is the same nearly everywhere. */
const same: Readonly<Record<LanguageCode, readonly string[]>> = {
  de: ['Status', 'Code', 'Computer', 'In', 'Link', 'Version {version}', '{name} in {room}', 'Port {port}'],
  es: ['Cable', 'Virtual'],
  fr: [
    'Code',
    'Message',
    'Messages',
    'Suggestions',
    '{count} messages',
    'Notifications',
    'Accent',
    'Violet',
    'Rose',
    'Graphite',
    'Version {version}',
    'Port {port}'
  ]
}

/** Letters, without those of blanks and of what is called the same everywhere. */
const lettersIn = (text: string): number =>
  text.replaceAll(/\{\w+\}|Parley|Android|iPhone/g, '').match(/\p{L}/gu)?.length ?? 0
/** Long enough to be the same in two languages only if it was copied. */
const isSentence = (text: string): boolean => lettersIn(text) > 20

describe.each(catalogues.filter(([language]) => language !== 'en'))('in %s', (language, catalogue) => {
  test('no text was left in English', () => {
    const left = entriesOf(catalogue)
      .filter(([key, entry]) => !key.startsWith('command.key.') && lastOf(entry) === lastOf(english[key]))
      .map(([, entry]) => lastOf(entry))
      .filter((text) => lettersIn(text) > 0)
    const allowed = new Set([...sameNearlyEverywhere, ...(same[language] ?? [])])
    expect(left.filter((text) => !allowed.has(text))).toEqual([])
  })

  test('no sentence was left in the language of a copied folder', () => {
    const copied = catalogues
      .filter(([other]) => other !== language && other !== 'en')
      .flatMap(([other, texts]) =>
        entriesOf(texts)
          .filter(
            ([key, entry]) => isSentence(lastOf(entry)) && lastOf(entry) === lastOf(catalogue[key as Key])
          )
          .map(([key]) => `${key} as in ${other}`)
      )
    expect(copied).toEqual([])
  })
})

test.each([...languages])('the documents list the language %s', (code, { name }) => {
  const inEnglish = new Intl.DisplayNames('en', { type: 'language' }).of(code)
  const read = (file: string): string => readFileSync(file, 'utf8')
  expect(rowOf(read('README.md'), 'Languages')).toContain(inEnglish)
  expect(rowOf(read('docs/TRANSLATING.md'), 'English')).toContain(name)
})

/** The cells of the row of a table that begins with a word. */
function rowOf(text: string, first: string): string[] {
  const row = text.split('\n').find((line) => line.startsWith(`| ${first} `)) ?? ''
  return row.split(/[|,]/).map((cell) => cell.trim())
}

test.each(catalogues)(
  'the texts of a page in %s before its catalogue loads follow the typographic rules',
  (code) => {
    const texts = Object.values<string>({ ...loaderTextsIn(code) })
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.flatMap((text) => slipsIn(text, code))).toEqual([])
  }
)
