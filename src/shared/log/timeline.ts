/** The timeline: what a person sees of a room's events. */
import type { Placed } from './event.ts'
import { asKnown } from './kinds.ts'

export type TimelineItem =
  | { kind: 'message'; key: string; seq: number; author: string; at: number; text: string }
  | { kind: 'notice'; key: string; seq: number; author: string; at: number; notice: Notice; people: number }

export type Notice = 'created' | 'joined' | 'left' | 'invited'

/**
 * Projects a contiguous run of a room's events, oldest first. `peopleNow` is how many are in the room after the
 * last of them; each notice carries the count as it was then, found by walking back.
 */
export function timeline(placed: readonly Placed[], peopleNow: number): TimelineItem[] {
  let people = peopleNow
  const items: TimelineItem[] = []
  for (const entry of placed.toReversed()) {
    const item = itemOf(entry, people)
    if (item) items.push(item)
    if (item?.kind === 'notice') people += peopleBefore[item.notice]
  }
  return items.reverse()
}

/** What to add to the count after a notice to get the count before it. */
const peopleBefore: Record<Notice, number> = { created: -1, joined: -1, left: 1, invited: 0 }

const noticeOf = {
  'room.created': 'created',
  'member.joined': 'joined',
  'member.left': 'left',
  'member.invited': 'invited'
} as const

function itemOf({ event, position }: Placed, people: number): TimelineItem | null {
  const known = asKnown(event)
  const base = {
    key: `${event.author}/${String(event.aseq)}`,
    seq: position.seq,
    author: event.author,
    at: event.at
  }
  switch (known?.kind) {
    case 'message.posted':
      return { kind: 'message', ...base, text: known.body.text }
    case 'room.created':
    case 'member.joined':
    case 'member.left':
    case 'member.invited':
      return { kind: 'notice', ...base, notice: noticeOf[known.kind], people }
    default:
      return null
  }
}
