/** Scripts without blanks between words; in Korean, particles follow a word directly. */
const unspaced =
  /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u
const inWord = /^[\p{L}\p{N}\p{M}_]/u

/** Whether the first character belongs to a word that a reader would not divide before or after it. */
export function isInWord(text: string): boolean {
  return inWord.test(text) && !unspaced.test(text)
}

/** Whether the first character is a letter of a script without blanks between words. */
export function isUnspacedLetter(text: string): boolean {
  return inWord.test(text) && unspaced.test(text)
}

/** The whole character at a position, '' beyond the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The whole character before a position, '' at the start. */
export function characterBefore(text: string, at: number): string {
  return at === 0 ? '' : characterAt(text, at > 1 && characterAt(text, at - 2).length === 2 ? at - 2 : at - 1)
}
