/** One connected socket, from the handshake on. */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import type { Who } from '../limits/fair-queue.ts'
import type { Turns } from '../limits/turns.ts'

/** Who entered over it. */
export interface Entered {
  device: string
  key: string
}

const nextTurn = (): Promise<void> => nextTurnOfLoop()

export type From = Pick<Caller, 'guest' | 'secure' | 'address'>

/** How many large answers one socket may wait for: as many as a session asks for at once. */
const mostPulls = 32

export interface CallerParts {
  turns: Pick<Turns, 'take'>
  /** Asked when a large answer has its turn. @throws Refused when it has cost the host too much by then */
  mustHaveTime: (who: Who) => void
  /** Resolves when the caller has read most of what was sent to it. */
  drained: () => Promise<void>
}

export class Caller {
  /** Socket.IO's id of the socket, which is also the name of a room that only it is in. */
  readonly socket: string
  /** It came from a browser, so its member is a guest. */
  readonly guest: boolean
  /** It came over TLS. */
  readonly secure: boolean
  /** The machine it came from. */
  readonly address: string
  /** What its entry must sign; null before it has greeted. */
  nonce: string | null = null
  /** The connection has ended. */
  isGone = false
  /** Called when somebody has entered over it, or has left. */
  onEntered: (isEntered: boolean) => void = () => undefined
  #entered: Entered | null = null

  readonly #parts: CallerParts
  #pulling: Promise<unknown> = Promise.resolve()
  #pulls = 0

  constructor(socket: string, from: From, parts: CallerParts) {
    this.socket = socket
    this.guest = from.guest
    this.secure = from.secure
    this.address = from.address
    this.#parts = parts
  }

  /**
   * For answers that are large or take time: one at a time, each once the ones before have been read, and in turns
   * with those of others. Rejects with `too-many` when too many wait already.
   */
  async pull<T>(answer: () => T): Promise<T> {
    if (this.#pulls >= mostPulls) throw new Refused('too-many', 'too many requests wait for an answer')
    this.#pulls += 1
    const { drained, turns, mustHaveTime } = this.#parts
    const answered = this.#pulling.then(async () => {
      await drained()
      return turns.take(this.who, () => {
        if (this.isGone) throw new Refused('not-entered', 'the connection has ended')
        mustHaveTime(this.who)
        return answer()
      })
    })
    // By the next turn of the loop the answer has been handed to the network, where `drained` can see it.
    this.#pulling = answered.then(nextTurn, nextTurn)
    try {
      return await answered
    } finally {
      this.#pulls -= 1
    }
  }

  /** Who its requests are counted for. */
  get who(): Who {
    return { address: this.address, device: this.#entered?.device ?? this.socket }
  }

  get isEntered(): boolean {
    return this.#entered !== null
  }

  /** @throws Refused with `not-entered` */
  get device(): string {
    return this.#member.device
  }

  get key(): string {
    return this.#member.key
  }

  /** @throws Refused when the connection has ended while the proof was checked, or another proof came first */
  enter(entered: Entered): void {
    if (this.isGone) throw new Refused('not-entered')
    if (this.#entered) throw new Refused('invalid', 'this connection has entered already')
    this.#entered = entered
    this.onEntered(true)
  }

  leave(): void {
    this.#entered = null
    this.onEntered(false)
  }

  get #member(): Entered {
    if (!this.#entered) throw new Refused('not-entered')
    return this.#entered
  }
}
