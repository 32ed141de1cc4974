/** Consecutive events of one room. */
import type { LogEvent, Placed } from '#shared/log/event.ts'

export function isPosted({ kind }: LogEvent): boolean {
  return kind === 'message.posted'
}

/** Whether a message counts as unread while nobody has seen it. */
export function isUnread({ event }: Placed, me: string): boolean {
  return isPosted(event) && event.author !== me
}

/** The `seq` of the first of the last `unread` messages by others; null when it is not among those loaded. */
export function firstUnread(placed: readonly Placed[], me: string, unread: number): number | null {
  if (unread === 0) return null
  return placed.filter((entry) => isUnread(entry, me)).at(-unread)?.position.seq ?? null
}

/** An older run before a newer one, each event once. When there is a gap between them, the newer one alone. */
export function joinRuns(older: readonly Placed[], newer: readonly Placed[]): readonly Placed[] {
  const first = newer[0]?.position.seq
  const last = older.at(-1)?.position.seq
  if (first === undefined || last === undefined) return newer.length > 0 ? newer : older
  if (last < first - 1) return newer
  return [...older, ...newer.filter(({ position }) => position.seq > last)]
}
