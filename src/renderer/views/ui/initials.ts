/** Initials: of the first and the last word, in whole graphemes. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(firstLetter)
  return letters.join('') || firstSign(name) || '?'
}

/** Graphemes: a flag is two characters, a family seven. */
function firstSign(name: string): string | undefined {
  const [first] = new Intl.Segmenter().segment(name)
  return first?.segment
}

function firstLetter(word: string | undefined): string {
  return /[\p{L}\p{N}]/u.exec(word ?? '')?.[0].toLocaleUpperCase() ?? ''
}

/** Derived from the id, so that a space has the same colour everywhere. */
export function colourOf(id: string, colours: number): number {
  return [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) % colours
}
