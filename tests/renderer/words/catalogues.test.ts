import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codes } from '#shared/protocol/reply.ts'
import { en } from '../../../src/renderer/words/en.ts'
import { languages } from '../../../src/renderer/words/languages.ts'
import type { Catalogue, Plural } from '../../../src/renderer/words/words.ts'
import { hardCodedText } from '../../support/hard-coded-text.ts'

const renderer = 'src/renderer'
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith('words'))
  .map((path) => ({ path, text: readFileSync(join(renderer, path), 'utf8') }))

const blanksOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted()
const formsOf = (entry: string | Plural): string[] =>
  typeof entry === 'string' ? [entry] : Object.values(entry)

const catalogues = await Promise.all(
  Object.entries(languages).map(async ([name, { load }]): Promise<[string, Catalogue]> => [name, await load()])
)

describe.each(catalogues)('the catalogue of %s', (language, catalogue) => {
  test('has every text, and none that there is not', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  test('has the same blanks in each text; a plural may leave out its count', () => {
    for (const [key, entry] of Object.entries<string | Plural>(catalogue)) {
      const wanted = blanksOf(formsOf(en[key as keyof typeof en]).at(-1) ?? '')
      expect(blanksOf(formsOf(entry).at(-1) ?? ''), key).toEqual(wanted)
    }
  })

  test('has every plural form that the language needs for whole numbers', () => {
    const rules = new Intl.PluralRules(language)
    const needed = new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)))
    const plurals = Object.entries<string | Plural>(catalogue).filter(
      ([, entry]) => typeof entry !== 'string'
    )
    for (const [key, entry] of plurals) {
      const missing = [...needed].filter((form) => !Object.hasOwn(entry as Plural, form))
      expect(missing, key).toEqual([])
    }
  })
})

test('every reason of a refusal has its sentence', () => {
  for (const code of codes) expect(en[`refusal.${code}`], code).toMatch(/\.$/)
})

test('no text is there that nobody says', () => {
  const all = sources.map(({ text }) => text).join('\n')
  const said = new Set([...all.matchAll(/'([a-z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key))
  const patterns = [...all.matchAll(/`([a-z]+\.[^`]*\$\{[^`]*)`/g)].map(
    ([, template = '']) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`)
  )
  const silent = Object.keys(en).filter(
    (key) => !said.has(key) && !patterns.some((pattern) => pattern.test(key))
  )
  expect(silent).toEqual([])
})

describe('text in a view comes from a catalogue', () => {
  const views = sources.filter(({ path }) => path.endsWith('.svelte'))

  test.each(views.map(({ path, text }) => [path, text]))('%s', (_path, text) => {
    expect(hardCodedText(text)).toEqual([])
  })

  test('which is noticed when it is not', () => {
    expect(hardCodedText('<p title="Read me">{t("x")} Hello</p>')).toEqual(['Read me', 'Hello'])
    expect(hardCodedText('<script>const a = "<p>no</p>"</script><p class="a">·</p>')).toEqual([])
  })
})
