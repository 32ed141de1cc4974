/** Search queries: words, and filters such as `from:ada` or `in:"the kitchen"`. */

const filters = ['from', 'in', 'before', 'after'] as const
export type SearchFilter = (typeof filters)[number]

export type ParsedQuery = { words: string } & Partial<Record<SearchFilter, string>>

const pattern = new RegExp(String.raw`(?<=^|\s)(${filters.join('|')}):(?:"([^"]*)"?|(\S+))`, 'giu')

export function parseQuery(typed: string): ParsedQuery {
  const query: ParsedQuery = { words: typed.replaceAll(pattern, ' ').replaceAll(/\s+/gu, ' ').trim() }
  for (const [, name = '', quoted, bare] of typed.matchAll(pattern)) {
    query[name.toLowerCase() as SearchFilter] = quoted ?? bare ?? ''
  }
  return query
}

/** Midnight of a day (`2026-11-22`) in the local time zone, ms since 1970; null for an invalid one. */
export function startOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(day.trim())?.map(Number) ?? []
  if (year === undefined || month === undefined || date === undefined) return null
  const start = new Date(year, month - 1, date)
  return start.getMonth() === month - 1 && start.getDate() === date ? start.getTime() : null
}

export interface TextPiece {
  text: string
  hit: boolean
}

/** UTF-16 units around the first match. */
const charsBefore = 60
const excerptLength = 220

/** The part of a message around the words (or their beginnings), ignoring case and accents. */
export function highlightHits(text: string, words: string): TextPiece[] {
  const terms = wordsIn(words).map(({ text: word }) => foldAccents(word))
  const hits = wordsIn(text).filter((word) => terms.some((one) => foldAccents(word.text).startsWith(one)))
  const start = beginning(text, hits[0]?.at ?? 0)
  const end = Math.min(text.length, start + excerptLength)
  const pieces: TextPiece[] = start > 0 ? [{ text: '…', hit: false }] : []
  let at = start
  for (const hit of hits.filter((one) => one.at + one.text.length <= end)) {
    if (hit.at > at) pieces.push({ text: text.slice(at, hit.at), hit: false })
    pieces.push({ text: hit.text, hit: true })
    at = hit.at + hit.text.length
  }
  if (at < end) pieces.push({ text: text.slice(at, end) + (end < text.length ? '…' : ''), hit: false })
  return pieces
}

function wordsIn(text: string): { text: string; at: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({ text: match[0], at: match.index }))
}

export function foldAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function beginning(text: string, first: number): number {
  if (first <= charsBefore) return 0
  return first - charsBefore + text.slice(first - charsBefore, first).search(/(?<=\s)\S|$/u)
}
