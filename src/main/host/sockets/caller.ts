/** One connected socket, from the handshake on. */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import type { Requester } from '../limits/fair-queue.ts'
import type { Turns } from '../limits/turns.ts'

export interface EnteredDevice {
  device: string
  key: string
}

const nextTurn = (): Promise<void> => nextTurnOfLoop()

export type CallerOrigin = Pick<Caller, 'guest' | 'secure' | 'address'>

/** How many large answers one socket may wait for: as many as a session asks for at once. */
const maxWaitingAnswers = 32

export interface CallerDeps {
  turns: Pick<Turns, 'take'>
  /** Asked when a large answer has its turn. @throws Refused when it has cost the host too much by then */
  mustHaveTime: (requester: Requester) => void
  /** Resolves when the caller has read most of what was sent to it. */
  drained: () => Promise<void>
}

export class Caller {
  /** Socket.IO's id of the socket, which is also the name of a room that only it is in. */
  readonly socket: string
  readonly guest: boolean
  readonly secure: boolean
  readonly address: string
  /** What its entry must sign; null before it has greeted. */
  nonce: string | null = null
  isDisconnected = false
  /** Called when somebody has entered over it, or has left. */
  onEntered: (isEntered: boolean) => void = () => undefined
  #entered: EnteredDevice | null = null

  readonly #deps: CallerDeps
  #lastAnswer: Promise<unknown> = Promise.resolve()
  #waitingAnswers = 0

  constructor(socket: string, from: CallerOrigin, deps: CallerDeps) {
    this.socket = socket
    this.guest = from.guest
    this.secure = from.secure
    this.address = from.address
    this.#deps = deps
  }

  /**
   * For answers that are large or take time: one at a time, each once the ones before have been read, and in turns
   * with those of others. Rejects with `too-many` when too many wait already.
   */
  async answerInTurn<T>(answer: () => T): Promise<T> {
    if (this.#waitingAnswers >= maxWaitingAnswers)
      throw new Refused('too-many', 'too many requests wait for an answer')
    this.#waitingAnswers += 1
    const { drained, turns, mustHaveTime } = this.#deps
    const answered = this.#lastAnswer.then(async () => {
      await drained()
      return turns.take(this.requester, () => {
        if (this.isDisconnected) throw new Refused('not-entered', 'the connection has ended')
        mustHaveTime(this.requester)
        return answer()
      })
    })
    // By the next turn of the loop the answer has been handed to the network, where `drained` sees it.
    this.#lastAnswer = answered.then(nextTurn, nextTurn)
    try {
      return await answered
    } finally {
      this.#waitingAnswers -= 1
    }
  }

  get requester(): Requester {
    return { address: this.address, device: this.#entered?.device ?? this.socket }
  }

  get isEntered(): boolean {
    return this.#entered !== null
  }

  get device(): string {
    return this.#member.device
  }

  get key(): string {
    return this.#member.key
  }

  /** @throws Refused when the connection has ended while the proof was checked, or another proof came first */
  enter(entered: EnteredDevice): void {
    if (this.isDisconnected) throw new Refused('not-entered')
    if (this.#entered) throw new Refused('invalid', 'this connection has entered already')
    this.#entered = entered
    this.onEntered(true)
  }

  leave(): void {
    this.#entered = null
    this.onEntered(false)
  }

  get #member(): EnteredDevice {
    if (!this.#entered) throw new Refused('not-entered')
    return this.#entered
  }
}
