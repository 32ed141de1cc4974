/** The languages that Parley speaks; all but English are fetched only when they are needed. */
import { en } from './en.ts'
import { createWords, type Catalogue, type Words } from './words.ts'

interface Language {
  dir: Words['dir']
  load: () => Promise<Catalogue>
}

export const languages: Readonly<Record<string, Language>> = {
  en: { dir: 'ltr', load: () => Promise.resolve(en) },
  ar: { dir: 'rtl', load: async () => (await import('./ar.ts')).ar },
  de: { dir: 'ltr', load: async () => (await import('./de.ts')).de },
  es: { dir: 'ltr', load: async () => (await import('./es.ts')).es },
  fr: { dir: 'ltr', load: async () => (await import('./fr.ts')).fr },
  ja: { dir: 'ltr', load: async () => (await import('./ja.ts')).ja }
}

/** The first of the person's languages (BCP 47, most wanted first) that there is a catalogue for, else English. */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const tag = wanted.find((candidate) => Object.hasOwn(languages, baseOf(candidate))) ?? 'en'
  const language = languages[baseOf(tag)]
  if (!language) throw new RangeError(`no catalogue for ${tag}`)
  return createWords(tag, language.dir, await language.load())
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}
