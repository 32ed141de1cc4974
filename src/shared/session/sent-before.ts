/** Finds what this device has sent and does not know of, because its data is an older copy. */
import { canonicalJson } from '../log/canonical.ts'
import type { LogEvent } from '../log/event.ts'
import type { Draft } from './contract.ts'
import type { StoredDraft } from './deps.ts'

export interface SentDraft {
  ticket: string
  /** Null: its author has revised it after the copy was made, so the log says what is wanted. */
  event: LogEvent | null
}

/** No two drafts have one time. @param isAsCopied its author has not revised it since the copy was put back */
export function sentBefore(
  drafts: readonly StoredDraft[],
  logged: LogEvent,
  isAsCopied: (draft: Draft) => boolean
): SentDraft | null {
  const { room, kind, at, body } = logged
  const found = drafts.find(({ draft }) => draft.room === room && draft.kind === kind && draft.at === at)
  if (!found) return null
  const { draft, event } = found
  // A host's own person may have signed it again before its members came.
  if (canonicalJson(draft.body) === canonicalJson(body)) return { ticket: draft.ticket, event: logged }
  return !event && isAsCopied(draft) ? { ticket: draft.ticket, event: null } : null
}
