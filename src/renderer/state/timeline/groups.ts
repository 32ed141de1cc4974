import type { NoticeRow, AnyRow } from './rows.ts'

/** A pause longer than this starts a new group. */
const groupGapMs = 5 * 60_000
/** So many who come one after the other share a line. */
const mergeJoinedFrom = 3

/** Tells each message whether it is the first and the last of its group. */
export function markGroups(rows: readonly AnyRow[]): AnyRow[] {
  return rows.map((row, index) =>
    row.kind === 'message'
      ? { ...row, first: !belongs(rows[index - 1], row), last: !belongs(row, rows[index + 1]) }
      : row
  )
}

function belongs(before: AnyRow | undefined, after: AnyRow | undefined): boolean {
  if (before?.kind !== 'message' || after?.kind !== 'message') return false
  return before.author === after.author && Math.abs(after.at - before.at) < groupGapMs
}

/** Tells in one line of all who joined one after the other, when they are many: a whole class comes in at once. */
export function mergeJoined(rows: readonly AnyRow[]): AnyRow[] {
  const told: AnyRow[] = []
  let joined: NoticeRow[] = []
  const tell = (): void => {
    const last = joined.at(-1)
    if (!last || joined.length < mergeJoinedFrom) told.push(...joined)
    else told.push({ ...last, others: joined.slice(0, -1).map(({ author }) => author) })
    joined = []
  }
  for (const row of rows) {
    if (row.kind === 'notice' && row.notice === 'joined') {
      joined.push(row)
      continue
    }
    tell()
    told.push(row)
  }
  tell()
  return told
}
