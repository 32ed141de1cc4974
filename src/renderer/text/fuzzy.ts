/** Fuzzy match of a query and a name: a score and the matched letters. */
import { foldText } from '#shared/text/fold.ts'
import type { TextPiece } from './query.ts'

export interface FuzzyName {
  readonly letters: readonly string[]
  readonly folded: string
  /** For each UTF-16 unit of `folded`: the letter that it is of, and whether a word starts there. */
  readonly letterAt: readonly number[]
  readonly starts: readonly boolean[]
}

export interface FuzzyMatch {
  readonly score: number
  readonly hits: readonly number[]
}

export function fuzzyName(text: string): FuzzyName {
  const letters = Array.from(text)
  const parts = letters.map(foldText)
  const isStart = (at: number): boolean => isWord(letters[at] ?? ' ') && !isWord(letters[at - 1] ?? ' ')
  return {
    letters,
    folded: parts.join(''),
    letterAt: parts.flatMap((part, at) => Array.from({ length: part.length }, () => at)),
    starts: parts.flatMap((part, at) =>
      Array.from({ length: part.length }, (_, unit) => unit === 0 && isStart(at))
    )
  }
}

/** Best first: beginning of the name, beginning of a word, middle, letters with gaps. */
export function fuzzyMatch(name: FuzzyName, typed: string): FuzzyMatch | null {
  const query = foldText(typed.trim())
  if (query === '') return { score: 0, hits: [] }
  const at = placeOf(name, query)
  if (at === null) return withGaps(name, query)
  const rank = at === 0 ? 4 : name.starts[at] === true ? 3 : 2
  const units = Array.from({ length: query.length }, (_, by) => at + by)
  return { score: rank * 1000 - name.letters.length, hits: lettersOf(name, units) }
}

function lettersOf({ letterAt }: FuzzyName, units: readonly number[]): number[] {
  return [...new Set(units.flatMap((unit) => letterAt[unit] ?? []))]
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
function withGaps(name: FuzzyName, query: string): FuzzyMatch | null {
  const { folded, starts, letters } = name
  const first = query[0] ?? ''
  let best: number[] | null = null
  for (let from = folded.indexOf(first); from >= 0; from = folded.indexOf(first, from + 1)) {
    const hits = starts[from] === true ? follow(folded, query, from) : null
    if (hits && (best === null || spanOf(hits) < spanOf(best))) best = hits
  }
  if (best === null || !isMeant(best, starts)) return null
  return { score: 1000 - 10 * (spanOf(best) - query.length) - letters.length, hits: lettersOf(name, best) }
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
