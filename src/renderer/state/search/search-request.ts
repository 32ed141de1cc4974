import { searchTerms } from '#shared/text/search-words.ts'
import { limits } from '#shared/values/limits.ts'
import type { SearchQuery } from '#shared/protocol/shapes.ts'
import { parseQuery, startOfDay, type SearchFilter } from '../../text/query.ts'

export interface UnknownFilter {
  about: SearchFilter
  value: string
}

/** Nothing that is in the index: only signs of sentences, such as `...`. */
export interface Wordless {
  about: 'wordless'
}

export interface SearchNames {
  /** The devices of all with this name. */
  findPeople: (name: string) => readonly string[]
  findRoom: (name: string) => string | null
}

/** Picked in the form. Typed filters override them. */
export type PickedFilters = Readonly<Partial<Record<SearchFilter, string>>>

const pageSize = 25

/** Null for an empty query; an unknown filter is returned as typed, words without letters as `wordless`. */
export function buildSearchRequest(
  typed: string,
  picked: PickedFilters,
  { findPeople, findRoom }: SearchNames
): SearchQuery | UnknownFilter | Wordless | null {
  const query = parseQuery(typed)
  const found: Partial<Pick<SearchQuery, 'from' | 'room' | 'before' | 'after'>> = {}
  const unknown: UnknownFilter[] = []
  const resolve = <T>(
    filter: SearchFilter,
    read: (typed: string) => T | null,
    take: (picked: string) => T | null
  ): T | null => {
    const typedValue = query[filter]
    if (typedValue === undefined) return take(picked[filter] ?? '')
    const value = read(typedValue)
    if (value === null) unknown.push({ about: filter, value: typedValue })
    return value
  }
  const from = resolve('from', (name) => oneOrAll(findPeople(name)), idOf)
  const room = resolve('in', findRoom, idOf)
  const before = resolve('before', startOfDay, startOfDay)
  const after = resolve('after', startOfDay, startOfDay)
  if (from !== null) found.from = from
  if (room !== null) found.room = room
  if (before !== null) found.before = before
  if (after !== null) found.after = after
  if (unknown[0]) return unknown[0]
  if (query.words !== '' && searchTerms(query.words).length === 0) return { about: 'wordless' }
  if (query.words === '' && Object.keys(found).length === 0) return null
  return { text: query.words.slice(0, limits.queryLength), limit: pageSize, ...found }
}

/** Namesakes are searched together. */
function oneOrAll(devices: readonly string[]): string | string[] | null {
  const [first = null, ...others] = devices.slice(0, limits.maxSearchedAuthors)
  return others.length === 0 || first === null ? first : [first, ...others]
}

function idOf(picked: string): string | null {
  return picked === '' ? null : picked
}
