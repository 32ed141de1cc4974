/** What this device was used for lately, newest first; forgotten from the end. */
import * as v from 'valibot'
import type { Keep } from '../../platform/platform.ts'

const Kept = v.pipe(v.string(), v.parseJson(), v.array(v.string()))

/** Where a list is kept, and how long it gets. */
export interface Lately {
  readonly key: string
  readonly most: number
}

/** The rooms of a space that were open. */
export function roomsLately(space: string): Lately {
  return { key: `visited/${space}`, most: 20 }
}

/** What was searched for in a space. */
export function searchesLately(space: string): Lately {
  return { key: `searched/${space}`, most: 5 }
}

export function recent(keep: Keep, { key }: Lately): readonly string[] {
  const kept = v.safeParse(Kept, keep.get(key))
  return kept.success ? kept.output : []
}

export function note(keep: Keep, lately: Lately, entry: string): void {
  const others = recent(keep, lately).filter((one) => one !== entry)
  keep.set(lately.key, JSON.stringify([entry, ...others].slice(0, lately.most)))
}

export function forget(keep: Keep, { key }: Lately): void {
  keep.set(key, null)
}
