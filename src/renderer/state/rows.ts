/** From a room's timeline and what is still on its way to the rows that the list shows. */
import type { Draft } from '#shared/session/contract.ts'
import type { MessageItem, Notice, NoticeItem, TimelineItem } from '#shared/log/timeline.ts'
import { dayNumber } from '../words/words.ts'

export interface MessageRow {
  kind: 'message'
  key: string
  author: string
  at: number
  text: string
  edited: boolean
  deleted: boolean
  mine: boolean
  /** First and last of a group: messages by one author within a few minutes. */
  first: boolean
  last: boolean
  delivery: 'waiting' | 'sent' | 'failed'
  /** What can be tried again or discarded. */
  draft: Draft | null
}

export type Row =
  | { kind: 'begin'; key: string }
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'notice'; key: string; author: string; notice: Notice; people: number; at: number }
  | MessageRow

export interface RowParts {
  items: readonly TimelineItem[]
  /** How many people were in the room after a notice. */
  peopleAt: (notice: NoticeItem) => number
  drafts: readonly Draft[]
  me: string
  unreadFrom: number | null
  /** Nothing older than the first item. */
  complete: boolean
}

/** A pause longer than this starts a new group. */
const groupPause = 5 * 60_000

/** Keys are stable while older items are put in front: the list keeps its place by them. */
export function rowsOf({ items, peopleAt, drafts, me, unreadFrom, complete }: RowParts): Row[] {
  const rows: Row[] = complete ? [{ kind: 'begin', key: 'begin' }] : []
  let day: number | null = null
  let unreadShown = false
  const separate = (at: number, key: string): void => {
    const now = dayNumber(at)
    if (now !== day) rows.push({ kind: 'day', key: `day/${key}`, at })
    day = now
  }
  for (const item of items) {
    separate(item.at, item.id)
    if (unreadFrom !== null && !unreadShown && item.seq >= unreadFrom) {
      rows.push({ kind: 'unread', key: 'unread' })
      unreadShown = true
    }
    rows.push(
      item.kind === 'notice' ? { ...item, key: item.id, people: peopleAt(item) } : messageRow(item, me)
    )
  }
  for (const draft of drafts.filter(isMessage).filter((one) => !hasArrived(one, items, me))) {
    separate(draft.at, draft.ticket)
    rows.push(draftRow(draft, me))
  }
  return grouped(rows)
}

type MessageDraft = Draft & { kind: 'message.posted' }

function isMessage(draft: Draft): draft is MessageDraft {
  return draft.kind === 'message.posted'
}

/** The log and the outbox are told one after the other: for a moment both have the message. */
function hasArrived({ at, body }: MessageDraft, items: readonly TimelineItem[], me: string): boolean {
  return items.some(
    (item) => item.kind === 'message' && item.author === me && item.at === at && item.text === body.text
  )
}

function messageRow(item: MessageItem, me: string): MessageRow {
  const { id, author, at, text, edited, deleted } = item
  const whole = { first: true, last: true, delivery: 'sent', draft: null } as const
  return { kind: 'message', key: id, author, at, text, edited, deleted, mine: author === me, ...whole }
}

function draftRow(draft: MessageDraft, me: string): MessageRow {
  const { ticket, at, body, state } = draft
  const whole = { first: true, last: true, edited: false, deleted: false, mine: true, author: me } as const
  return { kind: 'message', key: ticket, at, text: body.text, delivery: state, draft, ...whole }
}

function grouped(rows: Row[]): Row[] {
  return rows.map((row, index) =>
    row.kind === 'message'
      ? { ...row, first: !belongs(rows[index - 1], row), last: !belongs(row, rows[index + 1]) }
      : row
  )
}

function belongs(before: Row | undefined, after: Row | undefined): boolean {
  if (before?.kind !== 'message' || after?.kind !== 'message') return false
  return before.author === after.author && Math.abs(after.at - before.at) < groupPause
}
