/** Names that look alike, after UTS #39 (https://www.unicode.org/reports/tr39/#Confusable_Detection). */

/** What a character looks like. */
export type Confusables = ReadonlyMap<string, string>

export function confusablesOf(table: Readonly<Record<string, string>>): Confusables {
  return new Map(
    Object.entries(table).flatMap(([look, characters]) =>
      Array.from(characters, (character) => [character, look] as const)
    )
  )
}

export const noConfusables: Confusables = new Map()

const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u{2800}]/gu
const accents = /[\p{M}&&\p{Script=Inherited}]/gv
const latin: Readonly<Record<string, string>> = { l: 'i', 1: 'i', '|': 'i', 0: 'o', m: 'rn', w: 'vv' }

export interface LooksOptions {
  confusables: Confusables
  /** Whether two names that differ in accents alone are alike. */
  ignoreAccents: boolean
}

/** As it is written, and in lower case: a small letter may look like another one than its capital. Names with one in common look alike. */
export function looksOf(name: string, options: LooksOptions): readonly string[] {
  return [...new Set([lookOf(name, options), lookOf(name.toLowerCase(), options)])]
}

/** Whether two names look the same; their accents count, since in some scripts only they distinguish two words. */
export function looksSame(one: string, other: string, confusables: Confusables): boolean {
  const options = { confusables, ignoreAccents: false }
  const looks = looksOf(other, options)
  return looksOf(one, options).some((look) => looks.includes(look))
}

function lookOf(name: string, { confusables, ignoreAccents }: LooksOptions): string {
  const letters = name.normalize('NFKD').replaceAll(unseen, '')
  const mapped = Array.from(letters, (letter) => confusables.get(letter) ?? letter)
  const lower = mapped
    .join('')
    .toLowerCase()
    .replaceAll(/[l1|0mw]/gu, (letter) => latin[letter] ?? letter)
  return ignoreAccents ? lower.replaceAll(accents, '') : lower
}

/** False when only the table can tell what it looks like. */
export function isPlain(name: string): boolean {
  return /^[\p{ASCII}]*$/u.test(name)
}
