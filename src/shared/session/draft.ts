/** How authors change what waits: a draft says what its author wants now. */
import { isAmendment } from '../log/kinds.ts'
import { Refused } from '../values/reply.ts'
import type { Draft, Revision } from './contract.ts'
import type { StoredDraft } from './deps.ts'

export function revisionsOf({ revisions = 0 }: Draft): number {
  return revisions
}

/** @throws Refused with `invalid` unless it is a message */
export function revisedDraft(draft: Draft, said: Revision): Draft {
  if (draft.kind !== 'message.posted') throw new Refused('invalid', 'only a message can be revised')
  const { reply } = draft.body
  const body = { ...said, ...(reply === undefined ? {} : { reply }) }
  return { ...draft, body, revisions: revisionsOf(draft) + 1 }
}

/** @param target the id of its event @throws Refused with `not-found` unless it is a message */
export function withdrawnDraft(draft: Draft, target: string): Draft {
  if (draft.kind !== 'message.posted') throw new Refused('not-found', 'the host may have this change')
  const { room, at, state, ticket } = draft
  const revisions = revisionsOf(draft) + 1
  return { room, at, state, ticket, kind: 'message.deleted', body: { target }, revisions }
}

/** Its event may be at the host; what its author wants is a deletion. */
export function isWithdrawn({ draft, event }: StoredDraft): boolean {
  return draft.kind === 'message.deleted' && event?.kind === 'message.posted'
}

/** Its message is gone: nothing is lost with a reaction, a pin or another deletion. */
export function isMoot(draft: Draft): boolean {
  return isAmendment(draft) && draft.kind !== 'message.edited'
}

/** A reply to a message that is gone says as much without it. */
export function withoutReply(draft: Draft): Draft | null {
  if (draft.kind !== 'message.posted' || draft.body.reply === undefined) return null
  const { reply: _, ...body } = draft.body
  return { ...draft, state: 'waiting', body }
}

/** What an edit would say; null: it is withdrawn. */
export function revisionOf(draft: Draft): Revision | null {
  if (draft.kind !== 'message.posted') return null
  const { reply: _, ...revision } = draft.body
  return revision
}
