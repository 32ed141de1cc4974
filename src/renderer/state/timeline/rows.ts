/** From a room's timeline and what is still on its way to the rows that the list shows. */
import type { Reaction } from '#shared/log/message-state.ts'
import type { Draft } from '#shared/session/contract.ts'
import type { MessageItem, NoticeItem, TimelineItem } from '#shared/log/timeline.ts'
import { dayNumber } from '../../words/words.ts'
import { mergeJoined, markGroups } from './groups.ts'
import { overlay, type Overlaid } from './overlay.ts'

/** The message that another one answers; without an author while it is not loaded. */
export interface Quote {
  id: string
  author: string | null
  text: string
  deleted: boolean
}

export interface MessageRow {
  kind: 'message'
  key: string
  /** Null while the host does not have it: until then nothing can be said about it. */
  id: string | null
  /** Where it is in the room's log; null while it is not there. */
  seq: number | null
  author: string
  at: number
  text: string
  edited: boolean
  deleted: boolean
  pinned: boolean
  reactions: readonly Reaction[]
  mentions: readonly string[]
  reply: Quote | null
  mine: boolean
  /** First and last of a group: messages by one author within a few minutes. */
  first: boolean
  last: boolean
  delivery: 'waiting' | 'sent' | 'failed'
  /** Something about it is on its way. */
  changing: boolean
  /** What can be tried again or discarded: the message itself, or what was asked about it. */
  failed: readonly Draft[]
}

export interface NoticeRow extends Pick<
  NoticeItem,
  'kind' | 'seq' | 'author' | 'notice' | 'at' | 'target' | 'described'
> {
  key: string
  people: number
  /** Who joined just before, and is named in the same line. */
  others: readonly string[]
}

export type AnyRow =
  | { kind: 'begin'; key: string }
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | NoticeRow
  | { kind: 'failed'; key: string; draft: Draft }
  | MessageRow

export interface RowOptions {
  items: readonly TimelineItem[]
  /** How many people were in the room after a notice. */
  peopleAt: (notice: NoticeItem) => number
  drafts: readonly Draft[]
  me: string
  unreadFrom: number | null
  /** Nothing older than the first item. */
  complete: boolean
}

/** Keys are stable while older items are put in front: the list keeps its place by them. */
export function rowsOf({ items, peopleAt, drafts, me, unreadFrom, complete }: RowOptions): AnyRow[] {
  const rows: AnyRow[] = complete ? [{ kind: 'begin', key: 'begin' }] : []
  const overlaid = overlay(items, drafts, me)
  const quote = quoting(overlaid.items)
  let day: number | null = null
  // While its place is not loaded the line is not shown.
  let isRead = unreadFrom !== null && (complete || unreadFrom >= (items[0]?.seq ?? Infinity))
  const separate = (at: number, key: string): void => {
    const now = dayNumber(at)
    if (now !== day) rows.push({ kind: 'day', key: `day/${key}`, at })
    day = now
  }
  for (const item of overlaid.items) {
    separate(item.at, item.id)
    if (isRead && item.seq >= (unreadFrom ?? 0)) {
      rows.push({ kind: 'unread', key: 'unread' })
      isRead = false
    }
    rows.push(
      item.kind === 'notice'
        ? noticeRow(item, peopleAt(item))
        : messageRow(item, quote(item.reply), overlaid, me)
    )
  }
  for (const draft of drafts.filter(isMessage).filter((one) => !hasArrived(one, items, me))) {
    separate(draft.at, draft.ticket)
    rows.push(draftRow(draft, quote(draft.body.reply ?? null), me))
  }
  for (const draft of overlaid.stray) rows.push({ kind: 'failed', key: draft.ticket, draft })
  return markGroups(mergeJoined(rows))
}

function quoting(items: readonly TimelineItem[]): (id: string | null) => Quote | null {
  const messages = new Map(items.flatMap((item) => (item.kind === 'message' ? [[item.id, item]] : [])))
  return (id) => {
    if (id === null) return null
    const { author = null, text = '', deleted = false } = messages.get(id) ?? {}
    return { id, author, text, deleted }
  }
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

function noticeRow({ id, ...item }: NoticeItem, people: number): NoticeRow {
  return { ...item, key: id, people, others: nothing }
}

const nothing: readonly never[] = []
const whole = { kind: 'message', first: true, last: true } as const

function messageRow(item: MessageItem, reply: Quote | null, overlaid: Overlaid, me: string): MessageRow {
  const { kind: _kind, ...shown } = item
  const { id, author } = item
  return {
    ...whole,
    ...shown,
    key: item.id,
    reply,
    mine: author === me,
    delivery: 'sent',
    changing: overlaid.waiting.has(id),
    failed: overlaid.failed.get(id) ?? nothing
  }
}

function draftRow(draft: MessageDraft, reply: Quote | null, me: string): MessageRow {
  const { ticket, at, body, state } = draft
  const untouched = { edited: false, deleted: false, pinned: false, reactions: nothing, changing: false }
  return {
    ...whole,
    ...untouched,
    key: ticket,
    id: null,
    seq: null,
    author: me,
    mine: true,
    at,
    text: body.text,
    reply,
    mentions: body.mentions ?? [],
    delivery: state,
    failed: state === 'failed' ? [draft] : []
  }
}
