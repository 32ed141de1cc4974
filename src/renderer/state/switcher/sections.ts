/** Which places the quick switcher shows, and in which order. */
import { match, type Match } from '../../text/fuzzy.ts'
import { kinds, roomOf, type Kind, type Place } from './entries.ts'
import type { Search } from '../search/search.svelte.ts'

/** More than this nobody reads: the next letter is quicker. */
const most: Record<Kind | 'unread' | 'recent', number> = {
  unread: 6,
  recent: 6,
  rooms: 6,
  people: 6,
  spaces: 5,
  commands: 5,
  messages: 5
}
/** From so many letters on messages are searched as well. */
export const wordy = 2

export interface Entry {
  readonly place: Place
  readonly hits: readonly number[]
}

export interface Section {
  readonly title: keyof typeof most
  readonly entries: readonly Entry[]
}

export interface SwitcherParts {
  /** Everywhere one can go now. */
  places: () => readonly Place[]
  /** Finds messages; null where there are none. */
  search: Search | null
  messages: (search: Search) => readonly Place[]
  /** Rooms that were open, newest first. */
  visited: readonly string[]
  /** The room that is open. */
  here: string | null
  /** How much there is to read in a room that has not been silenced. */
  loudIn: (place: Place) => number
}

export function sectionsFor(typed: string, parts: SwitcherParts): Section[] {
  const sections = typed.trim() === '' ? likely(parts) : fitting(typed.trim(), parts)
  return sections.filter(({ entries }) => entries.length > 0)
}

/** What is unread, then where one was lately, then the rest; not where one is. */
function likely({ places, here, loudIn, visited }: SwitcherParts): Section[] {
  const elsewhere = places().filter((place) => here === null || roomOf(place)?.id !== here)
  const unread = elsewhere
    .filter((place) => loudIn(place) > 0)
    .toSorted((a, b) => (roomOf(b)?.mentions ?? 0) - (roomOf(a)?.mentions ?? 0))
    .slice(0, most.unread)
  const recent = visited
    .flatMap((id) => elsewhere.find((place) => roomOf(place)?.id === id && !unread.includes(place)) ?? [])
    .slice(0, most.recent)
  const rest = elsewhere.filter((place) => !unread.includes(place) && !recent.includes(place))
  const of = (kind: Kind): Place[] => rest.filter((place) => place.kind === kind).slice(0, most[kind])
  return [
    { title: 'unread', entries: unread.map(plain) },
    { title: 'recent', entries: recent.map(plain) },
    ...kinds.map((kind) => ({ title: kind, entries: of(kind).map(plain) }))
  ]
}

/** The kind of what fits best comes first; messages always come last, since they come later. */
function fitting(typed: string, parts: SwitcherParts): Section[] {
  const found = parts.places().flatMap((place) => {
    const fit = match(place.name, typed)
    return fit ? [{ place, hits: fit.hits, score: scoreOf(place, fit, parts) }] : []
  })
  const ranked = found.toSorted((a, b) => b.score - a.score)
  const { search, messages } = parts
  const said = search && typed.length >= wordy ? messages(search) : []
  return [
    ...[...new Set(ranked.map(({ place }) => place.kind))].map((kind) => ({
      title: kind,
      entries: ranked.filter(({ place }) => place.kind === kind).slice(0, most[kind])
    })),
    { title: 'messages', entries: said.slice(0, most.messages).map(plain) }
  ]
}

/** Of two that fit alike, the one that has something to read or was open lately. */
function scoreOf(place: Place, { score }: Match, { loudIn, visited }: SwitcherParts): number {
  const room = roomOf(place)
  const age = room ? visited.indexOf(room.id) : -1
  const lately = age < 0 ? 0 : 5 * Math.max(0, 10 - age)
  return score + (loudIn(place) > 0 ? 30 : 0) + (room?.membership === 'joined' ? 10 : 0) + lately
}

function plain(place: Place): Entry {
  return { place, hits: [] }
}
