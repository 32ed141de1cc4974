import type { Clock } from '#shared/session/parts.ts'

/** How long news are gathered before they are said, and how long there is quiet after that, ms. */
const gathering = 500
const quiet = 3_000
/** So many are read out; of more only the number is said. */
const most = 3

/** A message by somebody else that has just come. */
export interface Said {
  author: string
  text: string
}

/** What is said to those who listen: each message, or of a crowd of them how many there were. */
export interface News {
  messages: readonly Said[]
  count: number
}

/** Says what is new in a room: politely, once, and never a flood. */
export class Announcing {
  #news = $state.raw<News | null>(null)
  #waiting: Said[] = []
  #timer: (() => void) | null = null
  #saidAt = -Infinity
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A new object whenever there is something to say. */
  get news(): News | null {
    return this.#news
  }

  hear(messages: readonly Said[]): void {
    if (messages.length === 0) return
    this.#waiting.push(...messages)
    const rest = this.#saidAt + quiet - this.#clock.now()
    this.#timer ??= this.#clock.after(Math.max(gathering, rest), () => {
      this.#say()
    })
  }

  /** Nobody listens any more; what was waiting is seen or read elsewhere. */
  stop(): void {
    this.#timer?.()
    this.#timer = null
    this.#waiting = []
  }

  #say(): void {
    this.#timer = null
    this.#saidAt = this.#clock.now()
    const count = this.#waiting.length
    this.#news = { messages: count > most ? [] : this.#waiting, count }
    this.#waiting = []
  }
}
