import { desktop as ar } from '../../renderer/words/ar/desktop.ts'
import { desktop as de } from '../../renderer/words/de/desktop.ts'
import type { DesktopTexts } from '../../renderer/words/desktop.ts'
import { desktop as en } from '../../renderer/words/en/desktop.ts'
import { desktop as es } from '../../renderer/words/es/desktop.ts'
import { desktop as fr } from '../../renderer/words/fr/desktop.ts'
import { desktop as ja } from '../../renderer/words/ja/desktop.ts'

export const englishTexts: DesktopTexts = en
export const systemLanguages: ReadonlyMap<string, DesktopTexts> = new Map(
  Object.entries({ ar, de, en, es, fr, ja })
)

/** @param locale such as `en-GB`; English when there are no texts for it */
export function wordsFor(locale: string): DesktopTexts {
  return systemLanguages.get(locale.split('-')[0] ?? '') ?? en
}
