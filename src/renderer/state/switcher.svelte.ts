/* eslint-disable svelte/prefer-svelte-reactivity -- made anew every time, never changed */
import { match, type Match } from '../text/fuzzy.ts'
import { kinds, roomOf, type Kind, type Place } from './places.ts'
import type { Search } from './search.svelte.ts'

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
const wordy = 2

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

/** Finds a place by what is typed; while nothing is, offers where one most likely wants to go. */
export class Switcher {
  #typed = $state('')
  #at = $state(0)
  #sections = $derived.by(() => this.#find())
  #entries = $derived(this.#sections.flatMap(({ entries }) => entries))
  readonly #parts: SwitcherParts
  readonly #age: ReadonlyMap<string, number>

  constructor(parts: SwitcherParts) {
    this.#parts = parts
    this.#age = new Map(parts.visited.map((room, age) => [room, age]))
  }

  get typed(): string {
    return this.#typed
  }

  get sections(): readonly Section[] {
    return this.#sections
  }

  get count(): number {
    return this.#entries.length
  }

  /** Messages are still being looked through. */
  get busy(): boolean {
    return this.#parts.search?.busy === true
  }

  /** The one that would be opened. */
  get chosen(): Place | null {
    return this.#entries[Math.min(this.#at, this.#entries.length - 1)]?.place ?? null
  }

  type(typed: string): void {
    this.#typed = typed
    this.#at = 0
    this.#parts.search?.type(typed.trim().length < wordy ? '' : typed)
  }

  move(by: number): void {
    const { length } = this.#entries
    if (length > 0) this.#at = (this.#at + by + length) % length
  }

  #find(): Section[] {
    const places = this.#parts.places()
    const sections = this.#typed.trim() === '' ? this.#likely(places) : this.#fitting(places)
    return sections.filter(({ entries }) => entries.length > 0)
  }

  /** What is unread, then where one was lately, then the rest; not where one is. */
  #likely(places: readonly Place[]): Section[] {
    const elsewhere = places.filter(
      (place) => this.#parts.here === null || roomOf(place)?.id !== this.#parts.here
    )
    const unread = elsewhere
      .filter((place) => this.#parts.loudIn(place) > 0)
      .toSorted((a, b) => (roomOf(b)?.mentions ?? 0) - (roomOf(a)?.mentions ?? 0))
      .slice(0, most.unread)
    const recent = elsewhere
      .filter((place) => !unread.includes(place) && this.#ageOf(place) < Infinity)
      .toSorted((a, b) => this.#ageOf(a) - this.#ageOf(b))
      .slice(0, most.recent)
    const rest = elsewhere.filter((place) => !unread.includes(place) && !recent.includes(place))
    const of = (kind: Kind): Place[] => rest.filter((place) => place.kind === kind).slice(0, most[kind])
    return [
      { title: 'unread' as const, entries: unread.map(plain) },
      { title: 'recent' as const, entries: recent.map(plain) },
      ...kinds.map((kind) => ({ title: kind, entries: of(kind).map(plain) }))
    ]
  }

  /** The kind of what fits best comes first; messages always come last, since they come later. */
  #fitting(places: readonly Place[]): Section[] {
    const found = places.flatMap((place) => {
      const fit = match(place.name, this.#typed)
      return fit ? [{ place, hits: fit.hits, score: this.#scoreOf(place, fit) }] : []
    })
    const ranked = found.toSorted((a, b) => b.score - a.score)
    const order = [...new Set(ranked.map(({ place }) => place.kind))]
    const { search, messages } = this.#parts
    const said = search && this.#typed.trim().length >= wordy ? messages(search) : []
    return [
      ...order.map((kind) => ({
        title: kind,
        entries: ranked.filter(({ place }) => place.kind === kind).slice(0, most[kind])
      })),
      { title: 'messages', entries: said.slice(0, most.messages).map(plain) }
    ]
  }

  /** Of two that fit alike, the one that has something to read or was open lately. */
  #scoreOf(place: Place, { score }: Match): number {
    const unread = this.#parts.loudIn(place) > 0 ? 30 : 0
    const joined = roomOf(place)?.membership === 'joined' ? 10 : 0
    return score + unread + joined + 5 * Math.max(0, 10 - this.#ageOf(place))
  }

  #ageOf(place: Place): number {
    return this.#age.get(roomOf(place)?.id ?? '') ?? Infinity
  }
}

function plain(place: Place): Entry {
  return { place, hits: [] }
}
