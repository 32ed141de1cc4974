import type { LogEvent, Placed } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'

export function isPosted({ kind }: LogEvent): boolean {
  return kind === 'message.posted'
}

/** Whether a message counts as unread while nobody has seen it. */
export function isUnread({ event }: Placed, me: string): boolean {
  return isPosted(event) && event.author !== me
}

/** Whether each follows the one before, and the first follows `after`. */
export function follows(placed: readonly Placed[], after: number): boolean {
  return placed.every(({ position }, at) => position.seq === after + at + 1)
}

export function messagesByOthers(
  placed: readonly Placed[],
  me: string
): { seq: number; author: string; text: string }[] {
  return placed.flatMap(({ event, position: { seq } }) => {
    const known = event.author === me ? null : asKnown(event)
    return known?.kind === 'message.posted' ? [{ seq, author: event.author, text: known.body.text }] : []
  })
}
