import { amend } from '#shared/log/amendments.ts'
import { isAmendment, type Amendment } from '#shared/log/kinds.ts'
import type { MessageItem, TimelineItem } from '#shared/log/timeline.ts'
import type { Draft } from '#shared/session/contract.ts'

type AmendmentDraft = Extract<Draft, { kind: Amendment }>

export interface Overlaid {
  items: readonly TimelineItem[]
  waiting: ReadonlySet<string>
  failed: ReadonlyMap<string, readonly Draft[]>
  stray: readonly Draft[]
}

/** Applies drafts of amendments to their messages, so that changes show at once. */
export function overlay(items: readonly TimelineItem[], drafts: readonly Draft[], me: string): Overlaid {
  const about = Map.groupBy(drafts.filter(isAmendment), ({ body }) => body.target)
  if (about.size === 0) return { items, waiting: new Set(), failed: new Map(), stray: [] }
  const known = new Set(items.map(({ id }) => id))
  const all = [...about.values()].flat()
  const failed = all.filter(({ state }) => state === 'failed')
  return {
    items: items.map((item) =>
      item.kind === 'message' ? amended(item, about.get(item.id) ?? [], me) : item
    ),
    waiting: new Set(all.filter(({ state }) => state === 'waiting').map(({ body }) => body.target)),
    failed: Map.groupBy(failed, ({ body }) => body.target),
    stray: failed.filter(({ body }) => !known.has(body.target))
  }
}

function amended(item: MessageItem, drafts: readonly AmendmentDraft[], me: string): MessageItem {
  return drafts
    .filter(({ state }) => state !== 'failed')
    .reduce(
      (message, draft) => Object.assign(message, amend(message, { ...draft, author: me }, item.author)),
      { ...item }
    )
}
