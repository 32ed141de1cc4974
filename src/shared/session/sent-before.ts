/** Finds what this device has sent and does not know of, because its data is an older copy. */
import { canonicalJson, type JsonObject } from '../log/canonical.ts'
import type { LogEvent } from '../log/event.ts'
import { limits } from '../values/limits.ts'
import type { StoredDraft } from './deps.ts'
import { revisionsOf } from './draft.ts'

export interface SentDraft {
  ticket: string
  /** Null: its author has revised it after the copy was made, and not since, so the log says what is wanted. */
  event: LogEvent | null
}

export class SentBefore {
  /** The last own number in what may be an older copy. */
  known: number
  readonly #knownAtFirst: number
  /** By ticket, the revisions of what was stored. */
  readonly #revisions: ReadonlyMap<string, number>

  /** @param stored as this session has found it */
  constructor(stored: readonly StoredDraft[], known: number) {
    this.known = this.#knownAtFirst = known
    this.#revisions = new Map(stored.map(({ draft }) => [draft.ticket, revisionsOf(draft)]))
  }

  /** The draft of an own event in the log, if it is not known that it was sent. No two drafts of one tab have one time. */
  find(drafts: readonly StoredDraft[], logged: LogEvent): SentDraft | null {
    const { room, kind, at, aseq, body } = logged
    const alike = drafts.filter(({ draft }) => draft.room === room && draft.kind === kind)
    const says = ({ draft }: StoredDraft): boolean => isSame(draft.body, body)
    const sameTime = alike.filter(({ draft }) => draft.at === at)
    const found =
      sameTime.find(says) ??
      // Another tab may have written in the same millisecond what this data knows under its number.
      sameTime.find(({ event }) => aseq > this.#knownAtFirst || event?.aseq === aseq) ??
      alike.find((stored) => this.#isTwin(stored, logged)) ??
      alike.find((stored) => this.#mayHaveOtherTime(stored, logged) && says(stored))
    if (!found) return null
    const { draft, event } = found
    // A host's own person may have signed it again before its members came.
    if (says(found)) return { ticket: draft.ticket, event: logged }
    const isUnplaced = !event || event.aseq === logged.aseq // another copy of this device has used its number
    const revisions = this.#revisions.get(draft.ticket)
    if (!isUnplaced || revisions === undefined) return null
    const isRevised = revisions !== revisionsOf(draft) || (event !== null && !isSame(draft.body, event.body))
    return { ticket: draft.ticket, event: isRevised ? logged : null }
  }

  /** Both were signed from one draft, by copies of this device; a fast clock gives them different times. */
  #isTwin({ draft, event }: StoredDraft, { aseq, body }: LogEvent): boolean {
    return event?.aseq === aseq && isSame(event.body, body) && this.#revisions.has(draft.ticket)
  }

  /** What a fast clock has dated ahead gets the host's time when it is signed. What was written since this session began is new. */
  #mayHaveOtherTime({ draft }: StoredDraft, { aseq, at }: LogEvent): boolean {
    const mayBeSent = aseq > this.known && this.#revisions.has(draft.ticket)
    return mayBeSent && draft.at > at + limits.clockToleranceMs
  }
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
