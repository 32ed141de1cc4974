/** Search queries: words, and filters such as `from:ada` or `in:"the kitchen"`. */
import { findTerms } from '#shared/text/search-words.ts'
import { withAsciiDigits } from './codes.ts'

const filters = ['from', 'in', 'before', 'after'] as const
export type SearchFilter = (typeof filters)[number]

export type ParsedQuery = { words: string } & Partial<Record<SearchFilter, string>>

const quotes = '"“”„«»＂「」'
/** With the colons and the quotes of every keyboard. */
const pattern = new RegExp(
  String.raw`(?<=^|\s)(${filters.join('|')})[:：](?:[${quotes}]([^${quotes}]*)[${quotes}]?|(\S+))`,
  'giu'
)

export function parseQuery(typed: string): ParsedQuery {
  const query: ParsedQuery = { words: typed.replaceAll(pattern, ' ').replaceAll(/\s+/gu, ' ').trim() }
  for (const [, name = '', quoted, bare] of typed.matchAll(pattern)) {
    query[name.toLowerCase() as SearchFilter] = quoted ?? bare ?? ''
  }
  return query
}

/** Midnight of a day (`2026-11-22`) in the local time zone, ms since 1970; null for an invalid one. */
export function startOfDay(day: string): number | null {
  const [, year, month, date] =
    /^(\d{4})[-－](\d{1,2})[-－](\d{1,2})$/u.exec(withAsciiDigits(day.trim()))?.map(Number) ?? []
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

/** The part of a message around what was searched for, found as the index finds it. */
export function highlightHits(text: string, query: string): TextPiece[] {
  const hits = findTerms(text, query)
  const start = beginning(text, hits[0]?.[0] ?? 0)
  const end = Math.min(text.length, start + excerptLength)
  const pieces: TextPiece[] = start > 0 ? [{ text: '…', hit: false }] : []
  let at = start
  for (const [from, to] of hits.filter((hit) => hit[0] >= start && hit[1] <= end)) {
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false })
    pieces.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < end) pieces.push({ text: text.slice(at, end) + (end < text.length ? '…' : ''), hit: false })
  return pieces
}

function beginning(text: string, first: number): number {
  if (first <= charsBefore) return 0
  return first - charsBefore + text.slice(first - charsBefore, first).search(/(?<=\s)\S|$/u)
}
