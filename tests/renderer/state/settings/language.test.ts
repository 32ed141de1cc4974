import { beforeEach, expect, test, vi } from 'vitest'
import { Language } from '../../../../src/renderer/state/settings/language.svelte.ts'
import { languages, type TranslatedLanguage } from '../../../../src/renderer/words/languages.ts'
import type { Words } from '../../../../src/renderer/words/words.ts'
import { memoryPreferences, memoryStore } from '../../../support/interface.ts'

function languageOf(code: string): TranslatedLanguage {
  const language = languages.get(code)
  if (!language) throw new Error(`no language ${code}`)
  return language
}

const store = memoryStore()
const applied: Words[] = []
const open = (...system: string[]): Promise<Language> =>
  Language.open({ preferences: memoryPreferences(store), system, apply: (words) => void applied.push(words) })

beforeEach(() => {
  store.set('language', null)
  applied.length = 0
})

test('the language is that of the system until another one is chosen', async () => {
  const language = await open('fr-CA', 'en')
  expect([language.choice, language.words.t('app.close')]).toEqual(['system', 'Fermer'])
  await language.choose('de')
  expect([language.choice, language.words.t('app.close')]).toEqual(['de', 'Schließen'])
})

test('functions taken before the choice use the new language, too', async () => {
  const language = await open('en')
  const { t, day, list } = language.words
  await language.choose('es')
  expect([t('app.close'), day(0, 0), list(['A', 'B'])]).toEqual(['Cerrar', 'Hoy', 'A y B'])
})

test('the page gets the language and its direction', async () => {
  await (await open('en-GB')).choose('ar')
  expect(applied.map(({ language, dir }) => [language, dir])).toEqual([
    ['en-GB', 'ltr'],
    ['ar', 'rtl']
  ])
})

test('the choice is stored, and can be removed', async () => {
  await (await open('en')).choose('ja')
  const again = await open('en')
  expect([again.choice, again.words.language]).toEqual(['ja', 'ja'])
  await again.choose('system')
  expect((await open('en')).choice).toBe('system')
})

test('a stored value that is no language counts as none', async () => {
  store.set('language', 'constructor')
  expect((await open('de')).words.language).toBe('de')
})

test('a chosen language formats dates as the system does in that language', async () => {
  const language = await open('fr', 'de-AT', 'en-GB')
  await language.choose('de')
  expect(language.words.language).toBe('de-AT')
})

test('a language that fails to load is not used, and not stored', async () => {
  const language = await open('en')
  vi.spyOn(console, 'warn').mockReturnValueOnce()
  vi.spyOn(languageOf('ja'), 'load').mockRejectedValueOnce(new Error('the host is gone'))
  expect(await language.choose('ja')).toBe(false)
  expect([language.choice, store.get('language'), language.words.language]).toEqual(['system', null, 'en'])
})

test('of two choices in a row the last one counts, in any order of loading', async () => {
  const language = await open('en')
  const slow = Promise.withResolvers<Awaited<ReturnType<TranslatedLanguage['load']>>>()
  const { catalogue: ar } = await import('../../../../src/renderer/words/ar/catalogue.ts')
  vi.spyOn(languageOf('ar'), 'load').mockReturnValueOnce(slow.promise)
  const first = language.choose('ar')
  await language.choose('de')
  slow.resolve(ar)
  await first
  expect([language.choice, language.words.language]).toEqual(['de', 'de'])
})
