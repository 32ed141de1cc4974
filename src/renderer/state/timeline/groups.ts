import type { Row } from './rows.ts'

/** A pause longer than this starts a new group. */
const pause = 5 * 60_000

/** Tells each message whether it is the first and the last of its group. */
export function grouped(rows: readonly Row[]): Row[] {
  return rows.map((row, index) =>
    row.kind === 'message'
      ? { ...row, first: !belongs(rows[index - 1], row), last: !belongs(row, rows[index + 1]) }
      : row
  )
}

function belongs(before: Row | undefined, after: Row | undefined): boolean {
  if (before?.kind !== 'message' || after?.kind !== 'message') return false
  return before.author === after.author && Math.abs(after.at - before.at) < pause
}
