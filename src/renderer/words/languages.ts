/** The languages of the interface: one folder each. All but English are loaded when they are chosen. */
import { loadChunk } from '../load-chunk.ts'
import { catalogue as en } from './en/catalogue.ts'
import { createWords, type Catalogue, type Words } from './words.ts'

export interface LanguageInfo {
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

export const languages: ReadonlyMap<LanguageCode, TranslatedLanguage> = new Map(
  Object.entries(infos).map(([path, info]) => {
    const code = path.split('/')[1] ?? ''
    const fetched = catalogues[`./${code}/catalogue.ts`]
    return [code, { ...info, load: () => (fetched ? loadChunk(fetched) : Promise.resolve(en)) }]
  })
)

export const languageCodes: readonly LanguageCode[] = [...languages.keys()]

/** The first of the person's languages (BCP 47, preferred first) that has a catalogue, else English. */
export async function loadWords(wanted: readonly string[]): Promise<Words> {
  const tag = wanted.find((candidate) => isSpoken(baseOf(candidate))) ?? 'en'
  const language = languages.get(baseOf(tag))
  return language ? createWords(tag, language.dir, await language.load()) : english()
}

export function english(): Words {
  return createWords('en', 'ltr', en)
}

export function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

export function isSpoken(code: string): boolean {
  return languages.has(code)
}
