import { isMessage } from '#shared/log/kinds.ts'
import { rowsOf, type AnyRow, type RowOptions } from './rows.ts'
import type { Space } from '../space/space.svelte.ts'
import type { Timeline } from './timeline.svelte.ts'

/** {@link rowsOf}, reusing the objects of equal rows, which then do not render again. */
export function reuseRows(): (options: RowOptions) => readonly AnyRow[] {
  let before = new Map<string, AnyRow>()
  return (options) => {
    const rows = rowsOf(options).map((row) => {
      const known = before.get(row.key)
      return known && isSame(known, row) ? known : row
    })
    before = new Map(rows.map((row) => [row.key, row]))
    return rows
  }
}

/** The parts of a row are replaced when they change, except quotes and failures, which are new objects each time. */
function isSame(one: object, other: object): boolean {
  const [before, now] = [Object.entries(one), new Map(Object.entries(other))]
  if (before.length !== now.size) return false
  return before.every(([name, value]: [string, unknown]) => isEqual(value, now.get(name)))
}

function isEqual(value: unknown, other: unknown): boolean {
  if (value === other) return true
  if (typeof value !== 'object' || typeof other !== 'object' || value === null || other === null) return false
  return isSame(value, other)
}

export function timelineRows(space: Space, timeline: Timeline): () => readonly AnyRow[] {
  const rows = reuseRows()
  const { readMarker, window } = timeline
  return () => {
    const { drafts } = space
    const { loaded } = timeline
    // The last items are outside a window of older events.
    const isAtEnd = !window.hasNewer
    return rows({
      items: timeline.items,
      drafts: drafts.filter((draft) => (isMessage(draft) ? isAtEnd : loaded)),
      me: space.people.me?.device ?? '',
      unreadFrom: readMarker.unreadFrom,
      complete: loaded && !window.hasOlder
    })
  }
}
