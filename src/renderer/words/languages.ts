/** The languages that Parley speaks; all but English are fetched only when they are needed. */
import { loadPart } from '../behaviour/load-part.ts'
import { catalogue as en } from './en/catalogue.ts'
import { createWords, type Catalogue, type Words } from './words.ts'

interface Language {
  /** In its own words: those who look for it can read that. */
  name: string
  dir: Words['dir']
  load: () => Promise<Catalogue>
}

export const languages = {
  ar: {
    name: 'العربية',
    dir: 'rtl',
    load: async () => (await loadPart(() => import('./ar/catalogue.ts'))).catalogue
  },
  de: {
    name: 'Deutsch',
    dir: 'ltr',
    load: async () => (await loadPart(() => import('./de/catalogue.ts'))).catalogue
  },
  en: { name: 'English', dir: 'ltr', load: () => Promise.resolve(en) },
  es: {
    name: 'Español',
    dir: 'ltr',
    load: async () => (await loadPart(() => import('./es/catalogue.ts'))).catalogue
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    load: async () => (await loadPart(() => import('./fr/catalogue.ts'))).catalogue
  },
  ja: {
    name: '日本語',
    dir: 'ltr',
    load: async () => (await loadPart(() => import('./ja/catalogue.ts'))).catalogue
  }
} as const satisfies Readonly<Record<string, Language>>

export type LanguageCode = keyof typeof languages
export const languageCodes = Object.keys(languages).filter(isSpoken)

/** The first of the person's languages (BCP 47, most wanted first) that there is a catalogue for, else English. */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const tag = wanted.find((candidate) => isSpoken(baseOf(candidate))) ?? 'en'
  const code = baseOf(tag)
  const { dir, load } = languages[isSpoken(code) ? code : 'en']
  return createWords(tag, dir, await load())
}

/** What there always is. */
export function english(): Words {
  return createWords('en', 'ltr', en)
}

/** What is spoken here of a tag such as `de-AT`: `de`. */
export function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

export function isSpoken(code: string): code is LanguageCode {
  return Object.hasOwn(languages, code)
}
