import type { AnyRow } from './rows.ts'

/** What the list shows: the loaded rows, and before them rows that stand for messages that are not loaded yet. */
export interface ListedRows {
  rows: readonly AnyRow[]
  /** How many of them stand for messages that are not loaded. */
  unloaded: number
  /** Whether the number of rows changes in front: then the list keeps its distance from the end. */
  shift: boolean
}

export interface ListOptions {
  /** How many events there are before the loaded ones: at least as many as rows. */
  older: number
  /** How often the list has come to rest; only then are new rows put in front. */
  rests: number
  /** Whether the row at this index is on the screen, or so near that it is drawn. */
  isInSight: (index: number) => boolean
  /** Whether the list knows the height of the screen. */
  isMeasured: () => boolean
}

/** CSS pixels: what a list takes for the height of a row that it has not measured. */
export const unloadedHeightPx = 64
/** At most: as far as one scrolls in one go. */
export const maxUnloaded = 1_000

/**
 * A page that is loaded takes the place of as many unloaded rows, so that the rows after it stay at the same offset. A
 * list that corrects its scroll position instead does so while the person scrolls, and what they read jumps.
 */
export function listRows(): (rows: readonly AnyRow[], options: ListOptions) => ListedRows {
  let before: readonly AnyRow[] = []
  let unloaded = 0
  let rested = 0
  return (rows, options) => {
    const added = addedInFront(before, rows)
    const isSameEnd = before.at(-1)?.key === rows.at(-1)?.key
    const known = unloaded
    const most = Math.min(options.older, maxUnloaded)
    if (added === null || most === 0) unloaded = 0
    else if (added === 0) unloaded = options.rests === rested ? known : refilled(known, most)
    else if (added > known) unloaded = most
    // What is read stays in place while the rows above it, which are drawn at once, get their heights.
    else if (added < 0 || !isSameEnd || !options.isInSight(known)) unloaded = known - added
    before = rows
    rested = options.rests
    // A list that does not know the height of the screen draws no row until it has scrolled, which a short one never does.
    const shift = added !== null && unloaded + added !== known && options.isMeasured()
    return { rows: [...unloadedRows(unloaded), ...rows], unloaded, shift }
  }
}

/** By how many rows those that stay have moved back, negative for forwards; null when none stays. */
function addedInFront(before: readonly AnyRow[], now: readonly AnyRow[]): number | null {
  if (before[0] && before[0].key === now[0]?.key) return 0
  const places = new Map(now.map(({ key }, at) => [key, at]))
  // The first may have gone: the day above a message that waits, until those before it are loaded.
  const was = before.findIndex(({ key }) => places.has(key))
  const at = places.get(before[was]?.key ?? '')
  return at === undefined ? null : at - was
}

function refilled(unloaded: number, most: number): number {
  return unloaded < most / 2 || unloaded > 2 * most ? most : unloaded
}

function unloadedRows(count: number): AnyRow[] {
  return Array.from({ length: count }, (_, at) => ({ kind: 'unloaded', key: `unloaded/${String(at)}` }))
}
