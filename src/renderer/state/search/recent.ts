import type { Preferences } from '../settings/preferences.ts'

const maxEntries = { recentRooms: 20, recentSearches: 5 } as const
type RecentList = keyof typeof maxEntries

export function addRecent(preferences: Preferences, list: RecentList, space: string, entry: string): void {
  const others = preferences.get(list, space).filter((one) => one !== entry)
  preferences.set(list, [entry, ...others].slice(0, maxEntries[list]), space)
}
