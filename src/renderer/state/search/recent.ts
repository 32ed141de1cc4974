/** What this device was used for lately, newest first; forgotten from the end. */
import * as v from 'valibot'
import type { KeyValueStore } from '../../platform/platform.ts'

const Kept = v.pipe(v.string(), v.parseJson(), v.array(v.string()))

/** Where a list is kept, and how long it gets. */
export interface RecentList {
  readonly key: string
  readonly max: number
}

/** The rooms of a space that were open. */
export function recentRooms(space: string): RecentList {
  return { key: `visited/${space}`, max: 20 }
}

/** What was searched for in a space. */
export function recentSearches(space: string): RecentList {
  return { key: `searched/${space}`, max: 5 }
}

export function readRecent(keep: KeyValueStore, { key }: RecentList): readonly string[] {
  const kept = v.safeParse(Kept, keep.get(key))
  return kept.success ? kept.output : []
}

export function addRecent(keep: KeyValueStore, lately: RecentList, entry: string): void {
  const others = readRecent(keep, lately).filter((one) => one !== entry)
  keep.set(lately.key, JSON.stringify([entry, ...others].slice(0, lately.max)))
}

export function clearRecent(keep: KeyValueStore, { key }: RecentList): void {
  keep.set(key, null)
}
