/** What a member did, and what its window showed. */
import type { Placed } from '#shared/log/event.ts'
import type { SpaceView } from '#shared/session/contract.ts'
import type { Step } from '../support/checker.ts'
import { textOf } from './event-text.ts'

interface Message {
  room: string
  text: string
}

/** The messages that have failed, and were not sent again. */
export function refusedIn(steps: readonly Step[]): Set<string> {
  const refused = new Set<string>()
  for (const step of steps) {
    if (step.did === 'refused') refused.add(step.message)
    if (step.did === 'requested') refused.delete(step.message)
  }
  return refused
}

export class MemberHistory {
  readonly steps: Step[] = []
  readonly #onError: (error: unknown) => void
  /** The newest event that the window was given, by room. */
  #lastSeq = new Map<string, number>()
  /** Tickets of messages that are neither acknowledged nor failed, as far as the member knows. */
  readonly #waiting = new Set<string>()
  /** Messages that someone has withdrawn, or tried to. */
  readonly #withdrawn = new Set<string>()
  #failed: string[] = []
  /** Its disk was put back: some of what it wrote may be gone, and be sent in another order. */
  isPutBack = false
  /** By ticket. */
  readonly #messages = new Map<string, Message>()

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  windowOpened(): void {
    this.steps.push({ did: 'opened' })
    this.#lastSeq = new Map()
  }

  requested(text: string): void {
    this.steps.push({ did: 'requested', message: text })
  }

  stored(ticket: string, message: Message): void {
    this.steps.push({ did: 'stored', message: message.text })
    this.#messages.set(ticket, message)
    this.#waiting.add(ticket)
  }

  withdrawn(message: string): void {
    this.steps.push({ did: 'withdrawn', message })
    this.#withdrawn.add(message)
  }

  /** An older copy of its disk holds these drafts. What it wrote later may have arrived, or be gone. */
  putBack(outbox: SpaceView['outbox']): void {
    this.isPutBack = true
    // The copy may hold them as they were before, and another tab has sent them by now.
    for (const message of refusedIn(this.steps)) this.requested(message)
    const held = new Map(outbox.map((draft) => [draft.ticket, draft]))
    for (const ticket of this.#waiting) {
      if (!held.has(ticket)) this.withdrawn(this.#messages.get(ticket)?.text ?? '')
    }
    this.#waiting.clear()
    this.#failed = []
    for (const { ticket, state } of held.values()) {
      const message = this.#messages.get(ticket)
      if (!message) continue
      this.requested(message.text)
      if (state === 'failed') this.#failed.push(ticket)
      else this.#waiting.add(ticket)
    }
  }

  /** What has failed is sent again as it was revised. */
  revised(message: string): void {
    const last = this.steps.findLast((step) => 'message' in step && step.message === message)
    if (last?.did === 'refused') this.requested(message)
  }

  /** Each is given once. */
  takeFailed(): { ticket: string; message: Message }[] {
    const failed = this.#failed
    this.#failed = []
    return failed.map((ticket) => ({
      ticket,
      message: this.#messages.get(ticket) ?? { room: '', text: '' }
    }))
  }

  outboxChanged(outbox: SpaceView['outbox']): void {
    const states = new Map(outbox.map(({ ticket, state }) => [ticket, state]))
    for (const ticket of this.#waiting) {
      const state = states.get(ticket) ?? 'sent' // the log has shown it
      if (state === 'waiting') continue
      this.#waiting.delete(ticket)
      if (state === 'failed') this.#failed.push(ticket)
      const message = this.#messages.get(ticket)?.text ?? ''
      if (state === 'sent' && this.#withdrawn.has(message)) continue
      this.steps.push({ did: state === 'sent' ? 'acknowledged' : 'refused', message })
    }
  }

  /** Events for a window follow each other without a gap. */
  appended(room: string, placed: readonly Placed[]): void {
    for (const { position } of placed) {
      const last = this.#lastSeq.get(room)
      if (last !== undefined && position.seq !== last + 1) {
        this.#onError(new Error(`told ${position.seq} right after ${last}`))
      }
      this.#lastSeq.set(room, position.seq)
    }
    this.shown(placed)
  }

  /** What came after `after` has left the log; it is shown again where it comes back. Of a log without a beginning nothing is left. */
  cut(room: string, after: number): void {
    const last = this.#lastSeq.get(room)
    if (after === 0) this.#lastSeq.delete(room)
    else if (last !== undefined) this.#lastSeq.set(room, Math.min(last, after))
  }

  shown(placed: readonly Placed[]): void {
    for (const { event, position } of placed) {
      const message = textOf(event)
      if (message !== null) this.steps.push({ did: 'shown', message, room: event.room, seq: position.seq })
    }
  }
}
