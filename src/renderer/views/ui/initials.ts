/** One or two letters that stand for a name: of the first and the last word, whole characters only. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(firstLetter)
  return letters.join('') || firstSign(name) || '?'
}

/** What is seen as one sign: a flag is two characters, a family seven. */
function firstSign(name: string): string | undefined {
  const [first] = new Intl.Segmenter().segment(name)
  return first?.segment
}

function firstLetter(word: string | undefined): string {
  return /[\p{L}\p{N}]/u.exec(word ?? '')?.[0].toLocaleUpperCase() ?? ''
}

/** A space has no colour of its own; its id gives it one that is the same for everybody. */
export function colourOf(id: string, colours: number): number {
  return [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7) % colours
}
