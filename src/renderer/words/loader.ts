/** The texts of a page before the interface has loaded, in every language: nothing more can be fetched then. */
import type { LanguageInfo } from './languages.ts'

export interface LoaderTexts {
  loading: string
  unreachable: string
  failed: string
  old: string
  /** For a page without scripts, or whose script fails. */
  unable: string
  again: string
}

const infos = import.meta.glob<LanguageInfo>('./*/language.ts', { eager: true, import: 'language' })
const texts = import.meta.glob<LoaderTexts>('./*/loader.ts', { eager: true, import: 'loader' })

/** By a code such as `de`; null where there are none. */
export function loaderTextsIn(code: string): (LoaderTexts & Pick<LanguageInfo, 'dir'>) | null {
  const found = texts[`./${code}/loader.ts`]
  const info = infos[`./${code}/language.ts`]
  return found && info ? { ...found, dir: info.dir } : null
}
