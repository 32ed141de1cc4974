import { fuzzyMatch, type FuzzyMatch } from '../../text/fuzzy.ts'
import { switcherKinds, roomOf, type SwitcherKind, type SwitcherEntry } from './entries.ts'
import type { Search } from '../search/search.svelte.ts'

/** Entries shown; typing another letter is faster than reading more. */
const maxShown: Record<SwitcherKind | 'unread' | 'recent', number> = {
  unread: 6,
  recent: 6,
  rooms: 6,
  people: 6,
  spaces: 5,
  commands: 5,
  messages: 5
}
/** Letters from which messages are searched, too. */
export const minSearchLetters = 2

export interface RankedEntry {
  readonly entry: SwitcherEntry
  readonly hits: readonly number[]
}

export interface SwitcherSection {
  readonly title: keyof typeof maxShown
  readonly entries: readonly RankedEntry[]
  /** Matches, those that are not shown included. */
  readonly total: number
}

export interface SwitcherOptions {
  entries: () => readonly SwitcherEntry[]
  search: Search | null
  messages: (search: Search) => readonly SwitcherEntry[]
  /** When a link to a message was pasted. */
  linked: (typed: string) => SwitcherEntry | null
  recentRooms: readonly string[]
  currentRoom: string | null
  /** Unread messages of a room that is not muted. */
  unreadIn: (entry: SwitcherEntry) => number
}

export function sectionsFor(typed: string, options: SwitcherOptions): SwitcherSection[] {
  const sections = typed.trim() === '' ? suggested(options) : matching(typed.trim(), options)
  return sections.filter(({ entries }) => entries.length > 0)
}

/** Unread, then recent, then the rest; without the current room. */
function suggested({ entries, currentRoom, unreadIn, recentRooms }: SwitcherOptions): SwitcherSection[] {
  const elsewhere = entries().filter((entry) => currentRoom === null || roomOf(entry)?.id !== currentRoom)
  const unread = elsewhere
    .filter((entry) => unreadIn(entry) > 0)
    .toSorted((a, b) => (roomOf(b)?.mentions ?? 0) - (roomOf(a)?.mentions ?? 0))
    .slice(0, maxShown.unread)
  const recent = recentRooms
    .flatMap((id) => elsewhere.find((entry) => roomOf(entry)?.id === id && !unread.includes(entry)) ?? [])
    .slice(0, maxShown.recent)
  const rest = elsewhere.filter((entry) => !unread.includes(entry) && !recent.includes(entry))
  return [
    { title: 'unread', entries: unread.map(plain), total: unread.length },
    { title: 'recent', entries: recent.map(plain), total: recent.length },
    ...switcherKinds.map((kind) => section(kind, rest.filter((entry) => entry.kind === kind).map(plain)))
  ]
}

/** The kind of the best match first; messages last, since they arrive later. */
function matching(typed: string, options: SwitcherOptions): SwitcherSection[] {
  const linked = options.linked(typed)
  if (linked) return [section(linked.kind, [plain(linked)])]
  const found = options.entries().flatMap((entry) => {
    const fit = fuzzyMatch(entry.name, typed)
    return fit ? [{ entry, hits: fit.hits, score: scoreOf(entry, fit, options) }] : []
  })
  const ranked = found.toSorted((a, b) => b.score - a.score)
  const { search, messages } = options
  const said = search && typed.length >= minSearchLetters ? messages(search) : []
  return [
    ...[...new Set(ranked.map(({ entry }) => entry.kind))].map((kind) =>
      section(
        kind,
        ranked.filter(({ entry }) => entry.kind === kind)
      )
    ),
    section('messages', said.map(plain))
  ]
}

function section(title: SwitcherKind, entries: readonly RankedEntry[]): SwitcherSection {
  return { title, entries: entries.slice(0, maxShown[title]), total: entries.length }
}

/** Tie break: unread or recent first. */
function scoreOf(
  entry: SwitcherEntry,
  { score }: FuzzyMatch,
  { unreadIn, recentRooms }: SwitcherOptions
): number {
  const room = roomOf(entry)
  const age = room ? recentRooms.indexOf(room.id) : -1
  const lately = age < 0 ? 0 : 5 * Math.max(0, 10 - age)
  return score + (unreadIn(entry) > 0 ? 30 : 0) + (room?.membership === 'joined' ? 10 : 0) + lately
}

function plain(entry: SwitcherEntry): RankedEntry {
  return { entry, hits: [] }
}
