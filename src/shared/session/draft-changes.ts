import { newId, type LogEvent } from '../log/event.ts'
import type { Draft, Revision, Written } from './contract.ts'
import type { SessionDeps, StoredDraft } from './deps.ts'
import { revisedDraft, withdrawnDraft } from './draft.ts'
import type { Drafts } from './drafts.ts'
import type { Replaced } from './replaced.ts'
import type { Sender } from './sender.ts'
import type { Signer } from './signer.ts'
import { checkSize } from './write.ts'

interface DraftChangesDeps {
  deps: Pick<SessionDeps, 'crypto' | 'clock'>
  signer: Pick<Signer, 'idOf'>
  drafts: Drafts
  replaced: Replaced
  sender: Sender
  post: (written: Written) => void
  enqueue: (stored: StoredDraft) => void
  drop: (ticket: string) => void
}

/** What authors change about messages that wait. Call it with the turn. */
export class DraftChanges {
  readonly #with: DraftChangesDeps

  constructor(deps: DraftChangesDeps) {
    this.#with = deps
  }

  retry(ticket: string): void {
    this.#again(this.#with.drafts.failed(ticket))
  }

  /** The message keeps its place; one that the host may have already is edited there. @throws Refused */
  revise(ticket: string, said: Revision): void {
    checkSize(said)
    const { drafts, replaced, post } = this.#with
    const stored = drafts.get(ticket)
    if (!stored) {
      const { room, id } = drafts.delivered(ticket)
      post({ room, kind: 'message.edited', body: { ...said, target: id } })
      return
    }
    const { draft, event } = stored
    const revised = revisedDraft(draft, said)
    if (draft.state === 'failed') this.#again(revised)
    else this.#change(revised, event)
    replaced.add(draft, revised)
  }

  /** Of a message that the host may have already nothing stays but its deletion. @throws Refused */
  discard(ticket: string): void {
    const { drafts, replaced, signer, post, drop } = this.#with
    const stored = drafts.get(ticket)
    if (!stored) {
      const { room, id } = drafts.delivered(ticket)
      post({ room, kind: 'message.deleted', body: { target: id } })
      return
    }
    const { draft, event } = stored
    if (event) this.#change(withdrawnDraft(draft, signer.idOf(event)), event)
    else drop(ticket)
    replaced.add(draft, null)
  }

  /** What its author revised or withdrew in a tab that had lost the turn without knowing it. */
  adopt(revised: Draft, { draft, event }: StoredDraft): void {
    this.#change({ ...revised, state: draft.state }, event)
    this.#with.replaced.add(draft, revised)
  }

  #change(draft: Draft, event: LogEvent | null): void {
    const { drafts, sender } = this.#with
    drafts.save(draft, event)
    const write = sender.find(draft.ticket)
    if (!write) return
    write.draft = draft
    if (draft.kind === 'message.deleted') write.withdrawn = true
    else write.body = draft.body
  }

  #again(draft: Draft): void {
    const { deps, drafts, enqueue } = this.#with
    const { code: _, ...failed } = draft
    const again: Draft = { ...failed, ticket: newId(deps.crypto), at: deps.clock.now(), state: 'waiting' }
    // In this order, so that a crash in between stores it twice rather than not at all.
    drafts.save(again, null)
    drafts.forget(draft.ticket)
    drafts.emit()
    enqueue({ draft: again, event: null })
  }
}
