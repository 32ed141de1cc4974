/** What a page says before the interface has loaded, in every language: nothing more can be fetched then. */
import type { LanguageInfo } from './languages.ts'

export interface LoaderTexts {
  loading: string
  unreachable: string
  failed: string
  old: string
  /** In a page in which no script runs, or not this one. */
  unable: string
  again: string
}

const infos = import.meta.glob<LanguageInfo>('./*/language.ts', { eager: true, import: 'language' })
const texts = import.meta.glob<LoaderTexts>('./*/loader.ts', { eager: true, import: 'loader' })

/** The texts of a language by its code, such as `de`; null where there are none. */
export function loaderTextsIn(code: string): (LoaderTexts & Pick<LanguageInfo, 'dir'>) | null {
  const found = texts[`./${code}/loader.ts`]
  const info = infos[`./${code}/language.ts`]
  return found && info ? { ...found, dir: info.dir } : null
}
