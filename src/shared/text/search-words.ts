/** What a text is found by: the same for the index, for a query and for the marks on its results. */
import { foldText, foldWithOffsets } from './fold.ts'

/** Scripts without blanks between words (UAX #14, classes ID, CJ and SA), and Hangul, whose words are compounds. */
const unspaced =
  'Han Hiragana Katakana Bopomofo Hangul Yi Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Ahom Javanese Balinese'
const letter = String.raw`[\p{L}\p{N}\p{M}\p{Co}]`
const solid = String.raw`[${letter}&&[${unspaced.replaceAll(/\w+/gu, String.raw`\p{scx=$&}`).replaceAll(' ', '')}]]`
const runs = new RegExp(String.raw`(${solid}+)|([${letter}--${solid}]+)|[\p{P}\p{S}]+`, 'gv')
/** Signs that a search can be for; those of sentences and of Markdown alone are not in the index. */
const sign = /[[\p{S}#@\u{26}%\/\\]--[~`]]/v

interface SearchToken {
  text: string
  /** In UTF-16 units of the folded text. */
  start: number
  /** A whole word; otherwise one of the overlapping pairs of a run, or its last character. */
  word: boolean
}

/** The tokens of a folded text, in order. A run of a script without blanks, or of signs, is its overlapping pairs. */
function tokensOf(folded: string): SearchToken[] {
  return [...folded.matchAll(runs)].flatMap(({ 0: run, 1: solidRun, 2: word, index }) => {
    if (word !== undefined) return [{ text: word, start: index, word: true }]
    return solidRun !== undefined || sign.test(run) ? pairsOf(run, index) : []
  })
}

/** The last character has a token of its own, so that a search for one character finds it everywhere. */
function pairsOf(run: string, at: number): SearchToken[] {
  const characters = Array.from(run)
  let start = at
  return characters.map((character, n) => {
    const pair = { text: character + (characters[n + 1] ?? ''), start, word: false }
    start += character.length
    return pair
  })
}

/** What the index is given: tokens and single blanks. It must not change while there are files with an index of it. */
export function indexedText(text: string): string {
  return tokensOf(foldText(text))
    .map((token) => token.text)
    .join(' ')
}

/** Tokens in a row; the last one may be only begun. */
export interface SearchTerm {
  tokens: readonly string[]
  begun: boolean
}

/** Each term and each token costs as much as all messages that have it. */
const maxTerms = 8
const maxTokens = 32

/** Inside a Japanese text its own quotes are signs like others. */
const pieces = /(?<=^|\s)[「『]([^「」『』]*)([」』])?|["“”‟„«»]([^"“”‟„«»]*)(["“”‟„«»])?|[^\s"“”‟„«»]+/gu
const oneLetter = /^[\p{Ll}\p{N}]\p{M}*$/u

/**
 * All must match. What is in quotes or has no blank inside is one term. The last one, one with a star, and a single
 * character of a script without blanks are begun, but no single letter or digit, which half of all words begin with.
 */
export function searchTerms(query: string): SearchTerm[] {
  const typed = [...foldText(query).matchAll(pieces)]
  const terms = typed.map(([piece, japanese, japaneseEnd, quoted, end], at) => {
    const isOpen = japaneseEnd === undefined && end === undefined
    return termOf(japanese ?? quoted ?? piece, isOpen && (at === typed.length - 1 || piece.endsWith('*')))
  })
  const different = new Map(terms.map((term) => [JSON.stringify(term), term]))
  let room = maxTokens
  return [...different.values()]
    .slice(0, maxTerms)
    .map(({ tokens, begun }) => {
      const taken = tokens.slice(0, room)
      room -= taken.length
      return { tokens: taken, begun: begun && taken.length === tokens.length }
    })
    .filter(({ tokens }) => tokens.length > 0)
}

function termOf(piece: string, mayBeBegun: boolean): SearchTerm {
  const tokens = tokensOf(piece.replace(/\*+$/u, ''))
  const [before, last] = tokens.slice(-2).length === 2 ? tokens.slice(-2) : [undefined, tokens[0]]
  const texts = tokens.map(({ text }) => text)
  if (!last) return { tokens: [], begun: false }
  if (last.word) return { tokens: texts, begun: mayBeBegun && !oneLetter.test(last.text) }
  const inPair = before?.word === false && before.text.endsWith(last.text) && endsAt(before) === endsAt(last)
  return inPair ? { tokens: texts.slice(0, -1), begun: false } : { tokens: texts, begun: true }
}

function endsAt({ start, text }: SearchToken): number {
  return start + text.length
}

/** Where the terms of a query are in a text: [start, end) in UTF-16 units, in order, not overlapping. */
export function findTerms(text: string, query: string): [start: number, end: number][] {
  const { folded, starts, ends } = foldWithOffsets(text)
  const tokens = tokensOf(folded)
  const found = searchTerms(query).flatMap((term) =>
    tokens.flatMap((_, at) => {
      const range = rangeAt(tokens, at, term)
      return range ? [[starts[range[0]] ?? 0, ends[range[1] - 1] ?? 0] as [number, number]] : []
    })
  )
  return merged(found)
}

/** Whether a text is found by a query. */
export function isFoundBy(query: string, text: string): boolean {
  const tokens = tokensOf(foldText(text))
  return searchTerms(query).every((term) => tokens.some((_, at) => rangeAt(tokens, at, term) !== null))
}

function rangeAt(
  tokens: readonly SearchToken[],
  at: number,
  { tokens: term, begun }: SearchTerm
): [number, number] | null {
  const lastAt = term.length - 1
  const fits = term.every((one, n) => {
    const text = tokens[at + n]?.text
    return text === one || (begun && n === lastAt && text?.startsWith(one) === true)
  })
  const [first, last] = [tokens[at], tokens[at + lastAt]]
  if (!fits || !first || !last) return null
  return [first.start, last.start + (last.word ? last.text : (term[lastAt] ?? '')).length]
}

function merged(ranges: [number, number][]): [number, number][] {
  const all: [number, number][] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else all.push([start, end])
  }
  return all
}
