import type { Placed } from '#shared/log/event.ts'
import { asKnown, isMessage } from '#shared/log/kinds.ts'
import type { Clock } from '#shared/values/clock.ts'

/** ms to collect messages before an announcement, and of quiet after it. */
const gatherMs = 500
const quietMs = 3_000
const maxReadOut = 3

export interface IncomingMessage {
  seq: number
  author: string
  text: string
}

/** The texts of new messages, or only their number when there are many. */
export interface Announcement {
  messages: readonly IncomingMessage[]
  count: number
}

/** Announces new messages for screen readers, once each, at a limited rate. */
export class Announcer {
  #news = $state.raw<Announcement | null>(null)
  #waiting: IncomingMessage[] = []
  #gathering: (() => void) | null = null
  #resting: (() => void) | null = null
  #fading: (() => void) | null = null
  #isDue = false
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A new object for each announcement; null after it. */
  get news(): Announcement | null {
    return this.#news
  }

  announce(messages: readonly IncomingMessage[]): void {
    if (messages.length === 0) return
    this.#waiting.push(...messages)
    this.#gathering ??= this.#clock.after(gatherMs, () => {
      this.#gathering = null
      this.#isDue = true
      this.#say()
    })
  }

  /** Removes deleted messages. @param deleted each by its `seq` */
  takeBack(deleted: ReadonlySet<number>): void {
    this.#waiting = this.#waiting.filter(({ seq }) => !deleted.has(seq))
    if (this.#news?.messages.some(({ seq }) => deleted.has(seq))) this.#fade()
  }

  stop(): void {
    this.#gathering?.()
    this.#resting?.()
    this.#gathering = null
    this.#resting = null
    this.#isDue = false
    this.#waiting = []
    this.#fade()
  }

  /** Rests after each announcement, by a timer: the clock may be set back meanwhile. */
  #say(): void {
    if (!this.#isDue || this.#resting) return
    this.#isDue = false
    this.#fade()
    const count = this.#waiting.length
    if (count === 0) return
    this.#resting = this.#clock.after(quietMs, () => {
      this.#resting = null
      this.#say()
    })
    this.#news = { messages: count > maxReadOut ? [] : this.#waiting, count }
    this.#waiting = []
    this.#fading = this.#clock.after(quietMs, () => {
      this.#fade()
    })
  }

  #fade(): void {
    this.#fading?.()
    this.#fading = null
    this.#news = null
  }
}

export function messagesByOthers(placed: readonly Placed[], me: string): IncomingMessage[] {
  return placed.flatMap(({ event, position: { seq } }) => {
    const known = event.author === me ? null : asKnown(event)
    return known && isMessage(known) ? [{ seq, author: event.author, text: known.body.text }] : []
  })
}
