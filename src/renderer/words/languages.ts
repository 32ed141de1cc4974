/** The languages of the interface: one folder each. All but English are loaded when they are chosen. */
import { loadChunk } from '../load-chunk.ts'
import { catalogue as en } from './en/catalogue.ts'
import { createWords, type Catalogue, type Words } from './words.ts'

export interface LanguageInfo {
  /** In the language itself. */
  readonly name: string
  readonly dir: Words['dir']
}

export interface TranslatedLanguage extends LanguageInfo {
  readonly load: () => Promise<Catalogue>
}

export type LanguageCode = string

const infos = import.meta.glob<LanguageInfo>('./*/language.ts', { eager: true, import: 'language' })
const catalogues = import.meta.glob<Catalogue>(['./*/catalogue.ts', '!./en/catalogue.ts'], {
  import: 'catalogue'
})

/** By the name of its folder, in alphabetical order. */
export const languages: ReadonlyMap<LanguageCode, TranslatedLanguage> = new Map(
  Object.entries(infos).map(([path, info]) => {
    const code = path.split('/')[1] ?? ''
    const fetched = catalogues[`./${code}/catalogue.ts`]
    return [code, { ...info, load: () => (fetched ? loadChunk(fetched) : Promise.resolve(en)) }]
  })
)

export const languageCodes: readonly LanguageCode[] = [...languages.keys()]

/** The first of the person's languages (BCP 47, most wanted first) that there is a catalogue for, else English. */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const tag = wanted.find((candidate) => isSpoken(baseOf(candidate))) ?? 'en'
  const language = languages.get(baseOf(tag))
  return language ? createWords(tag, language.dir, await language.load()) : english()
}

export function english(): Words {
  return createWords('en', 'ltr', en)
}

/** The language of a tag: `de` of `de-AT`. */
export function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

export function isSpoken(code: string): boolean {
  return languages.has(code)
}
