/** Fuzzy match of a query and a name: a score and the matched letters. */
import type { TextPiece } from './query.ts'

export interface FuzzyName {
  readonly letters: readonly string[]
  /** One UTF-16 unit for each letter, without case and accents. */
  readonly folded: string
  readonly starts: readonly boolean[]
}

export interface FuzzyMatch {
  readonly score: number
  readonly hits: readonly number[]
}

export function fuzzyName(text: string): FuzzyName {
  const letters = Array.from(text)
  return {
    letters,
    folded: letters.map(fold).join(''),
    starts: letters.map((letter, at) => isWord(letter) && !isWord(letters[at - 1] ?? ' '))
  }
}

/** Best first: beginning of the name, beginning of a word, middle, letters with gaps. */
export function fuzzyMatch(name: FuzzyName, typed: string): FuzzyMatch | null {
  const query = Array.from(typed.trim()).map(fold).join('')
  if (query === '') return { score: 0, hits: [] }
  const at = placeOf(name, query)
  if (at === null) return withGaps(name, query)
  const rank = at === 0 ? 4 : name.starts[at] === true ? 3 : 2
  return { score: rank * 1000 - name.letters.length, hits: Array.from(query, (_, by) => at + by) }
}

function placeOf({ folded, starts }: FuzzyName, query: string): number | null {
  let first: number | null = null
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + 1)) {
    if (starts[at] === true) return at
    first ??= at
  }
  return first
}

/** Letters in order, the first at the beginning of a word; the closer together the better. */
function withGaps({ folded, starts, letters }: FuzzyName, query: string): FuzzyMatch | null {
  const first = query[0] ?? ''
  let best: number[] | null = null
  for (let from = folded.indexOf(first); from >= 0; from = folded.indexOf(first, from + 1)) {
    const hits = starts[from] === true ? follow(folded, query, from) : null
    if (hits && (best === null || spanOf(hits) < spanOf(best))) best = hits
  }
  if (best === null || !isMeant(best, starts)) return null
  return { score: 1000 - 10 * (spanOf(best) - query.length) - letters.length, hits: best }
}

/** Only beginnings of words, or letters close together: a long name contains any three letters. */
function isMeant(hits: readonly number[], starts: readonly boolean[]): boolean {
  return hits.every((at) => starts[at] === true) || spanOf(hits) <= 2 * hits.length + 2
}

function follow(folded: string, query: string, from: number): number[] | null {
  const hits: number[] = []
  let at = from - 1
  for (const letter of query.split('')) {
    at = folded.indexOf(letter, at + 1)
    if (at < 0) return null
    hits.push(at)
  }
  return hits
}

function spanOf(hits: readonly number[]): number {
  return (hits.at(-1) ?? 0) - (hits[0] ?? 0) + 1
}

function fold(letter: string): string {
  // A fast path: most names are ASCII.
  if (letter < '\u0080') return letter.toLowerCase()
  const plain = letter.normalize('NFD').toLowerCase()
  return (plain.length > 1 && (plain.codePointAt(0) ?? 0) > 0xffff ? plain[1] : plain[0]) ?? ' '
}

function isWord(letter: string): boolean {
  return (letter >= 'a' && letter <= 'z') || /[\p{L}\p{N}\p{M}]/u.test(letter)
}

export function piecesOf({ letters }: FuzzyName, hits: readonly number[]): TextPiece[] {
  const marked = new Set(hits)
  const pieces: TextPiece[] = []
  for (const [at, letter] of letters.entries()) {
    const hit = marked.has(at)
    const last = pieces.at(-1)
    if (last?.hit === hit) last.text += letter
    else pieces.push({ text: letter, hit })
  }
  return pieces
}
