/** What rows mean for the place where somebody reads. */
import type { AnyRow } from './rows.ts'

/** Where a row is in the room's log; null for what is not in it. */
export function seqOf(row: AnyRow | undefined): number | null {
  return row && 'seq' in row ? row.seq : null
}

/** The day of the row at this index, while the line that says so is out of sight above it. */
export function dayAbove(rows: readonly AnyRow[], index: number): number | null {
  if (rows[index]?.kind === 'day') return null
  const day = rows.slice(0, index).findLast(({ kind }) => kind === 'day')
  return day?.kind === 'day' ? day.at : null
}

/** Whether rows came or went in front of those that were there before, which is where a list must not jump. */
export function growsInFront(): (rows: readonly AnyRow[]) => boolean {
  let before: readonly AnyRow[] = []
  return (rows) => {
    const isInFront = rows[0]?.key !== before[0]?.key && rows.at(-1)?.key === before.at(-1)?.key
    before = rows
    return isInFront
  }
}
