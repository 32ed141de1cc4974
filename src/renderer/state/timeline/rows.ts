import { postedMessage, type Reaction } from '#shared/log/message-state.ts'
import type { Draft } from '#shared/session/contract.ts'
import type { MessageItem, NoticeItem, TimelineItem } from '#shared/log/timeline.ts'
import { dayNumber } from '../../words/words.ts'
import { isMessage, type MessageKind } from '#shared/log/kinds.ts'
import { overlay, type Overlaid } from './overlay.ts'
import { timesInOrder } from '#shared/log/times-in-order.ts'

/** The quoted message; without an author until it is loaded. */
export interface Quote {
  id: string
  author: string | null
  text: string
  deleted: boolean
  removed: boolean
}

export interface MessageRow {
  kind: 'message'
  key: string
  /** Null until the host has it: then it has a ticket. */
  id: string | null
  /** Of a message that is not in the log yet. */
  ticket: string | null
  /** Null until it is in the log. */
  seq: number | null
  author: string
  at: number
  text: string
  edited: boolean
  deleted: boolean
  removed: boolean
  pinned: boolean
  reactions: readonly Reaction[]
  mentions: readonly string[]
  reply: Quote | null
  mine: boolean
  /** A group: messages by one author within a few minutes. */
  first: boolean
  last: boolean
  delivery: 'waiting' | 'sent' | 'failed'
  changing: boolean
  /** What can be retried or discarded: the message or its amendment. */
  failed: readonly Draft[]
}

export interface NoticeRow extends Pick<
  NoticeItem,
  'kind' | 'seq' | 'author' | 'notice' | 'at' | 'target' | 'member' | 'described'
> {
  key: string
  others: readonly string[]
}

export type AnyRow =
  | { kind: 'begin'; key: string }
  /** Stands for a message that is not loaded yet; see listed-rows.ts. */
  | { kind: 'unloaded'; key: string }
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | NoticeRow
  | { kind: 'failed'; key: string; draft: Draft }
  | MessageRow

export interface RowOptions {
  items: readonly TimelineItem[]
  drafts: readonly Draft[]
  me: string
  unreadFrom: number | null
  complete: boolean
}

/** Keys are stable when older items are added: the list keeps its scroll position by them. */
export function rowsOf({ items, drafts, me, unreadFrom, complete }: RowOptions): readonly AnyRow[] {
  const rows: AnyRow[] = complete ? [{ kind: 'begin', key: 'begin' }] : []
  const overlaid = overlay(items, drafts, me)
  const quote = quoting(overlaid.items)
  let day: number | null = null
  let isRead = unreadFrom !== null && (complete || unreadFrom >= (items[0]?.seq ?? Infinity))
  const separate = (at: number, key: string): void => {
    const now = dayNumber(at)
    if (now !== day) rows.push({ kind: 'day', key: `day/${key}`, at })
    day = now
  }
  const times = timesInOrder(overlaid.items.map(({ at }) => at))
  for (const [index, original] of overlaid.items.entries()) {
    const at = times[index] ?? original.at
    const item = at === original.at ? original : { ...original, at }
    separate(item.at, item.id)
    if (isRead && item.seq >= (unreadFrom ?? 0)) {
      rows.push({ kind: 'unread', key: 'unread' })
      isRead = false
    }
    rows.push(
      item.kind === 'notice'
        ? noticeRow(item)
        : messageRow(item, quote(item.deleted ? null : item.reply), overlaid, me)
    )
  }
  for (const draft of drafts.filter(isMessage).filter((one) => !hasArrived(one, items, me))) {
    const at = Math.max(draft.at, times.at(-1) ?? 0)
    separate(at, draft.ticket)
    rows.push(draftRow({ ...draft, at }, quote(draft.body.reply ?? null), me))
  }
  for (const draft of overlaid.stray) rows.push({ kind: 'failed', key: draft.ticket, draft })
  const grouped = markGroups(mergeJoined(rows))
  return complete ? grouped : withoutEdge(grouped)
}

function quoting(items: readonly TimelineItem[]): (id: string | null) => Quote | null {
  const messages = new Map(items.flatMap((item) => (item.kind === 'message' ? [[item.id, item]] : [])))
  return (id) => {
    if (id === null) return null
    const { author = null, text = '', deleted = false, removed = false } = messages.get(id) ?? {}
    return { id, author, text, deleted, removed }
  }
}

type MessageDraft = Draft & { kind: MessageKind }

/** The log and the outbox change one after the other: for a moment both have the message. */
function hasArrived({ at, body }: MessageDraft, items: readonly TimelineItem[], me: string): boolean {
  return items.some(
    (item) => item.kind === 'message' && item.author === me && item.at === at && item.text === body.text
  )
}

function noticeRow({ id, ...item }: NoticeItem): NoticeRow {
  return { ...item, key: id, others: nothing }
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
    ticket: null,
    reply,
    mine: author === me,
    delivery: 'sent',
    changing: overlaid.waiting.has(id),
    failed: overlaid.failed.get(id) ?? nothing
  }
}

function draftRow(draft: MessageDraft, reply: Quote | null, me: string): MessageRow {
  const { ticket, at, body, state } = draft
  return {
    ...whole,
    ...postedMessage(body),
    key: ticket,
    id: null,
    ticket,
    seq: null,
    author: me,
    mine: true,
    at,
    reply,
    delivery: state,
    changing: false,
    failed: state === 'failed' ? [draft] : []
  }
}

const groupGapMs = 5 * 60_000
const mergeJoinedFrom = 3

function markGroups(rows: readonly AnyRow[]): AnyRow[] {
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

/**
 * Without the first item: whether a day, a group or a crowd of people who join begins there depends on what is not
 * loaded yet, and a row must not change while it is read. It stays when there is nothing else.
 */
function withoutEdge(rows: readonly AnyRow[]): readonly AnyRow[] {
  const isLogged = (row: AnyRow | undefined): boolean => row !== undefined && seqOf(row) !== null
  let end = rows.findIndex(isLogged) + 1
  while (isJoined(rows[end - 1]) && isJoined(rows[end])) end += 1
  return rows.slice(end).some(isLogged) ? rows.slice(end) : rows
}

/** Null for what is not in the log. */
export function seqOf(row: AnyRow): number | null {
  return 'seq' in row ? row.seq : null
}

function isJoined(row: AnyRow | undefined): row is NoticeRow {
  return row?.kind === 'notice' && row.notice === 'joined'
}

/** Merges consecutive joins into one row when there are many, as when a class arrives. */
function mergeJoined(rows: readonly AnyRow[]): AnyRow[] {
  const merged: AnyRow[] = []
  let joined: NoticeRow[] = []
  const flush = (): void => {
    const last = joined.at(-1)
    if (!last || joined.length < mergeJoinedFrom) merged.push(...joined)
    else merged.push({ ...last, others: joined.slice(0, -1).map(({ author }) => author) })
    joined = []
  }
  for (const row of rows) {
    if (isJoined(row)) {
      joined.push(row)
      continue
    }
    flush()
    merged.push(row)
  }
  flush()
  return merged
}
