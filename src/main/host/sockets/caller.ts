import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import type { Requester } from '../limits/fair-queue.ts'
import type { Turns } from '../limits/turns.ts'
import { SendingOrder } from './sending-order.ts'

export interface EnteredDevice {
  device: string
  key: string
}

const nextTurn = (): Promise<void> => nextTurnOfLoop()

export type CallerOrigin = Pick<Caller, 'guest' | 'secure' | 'address'>

/** Large answers at once, as many as a session requests. */
const maxWaitingAnswers = 32
/** More than a session sends: one for each room. */
const maxWaitingMerges = 256

export interface CallerDeps {
  turns: Pick<Turns, 'take'>
  /** @throws Refused when it has cost the host too much by then */
  mustHaveTime: (requester: Requester) => void
  drained: () => Promise<void>
}

export class Caller {
  /** Also the name of a Socket.IO room that only this socket is in. */
  readonly socket: string
  readonly guest: boolean
  readonly secure: boolean
  readonly address: string
  /** What the entry must sign; null before the greeting. */
  nonce: string | null = null
  /** Of its device's clock, as the last greeting has shown. */
  clockAheadMs = 0
  isDisconnected = false
  readonly order = new SendingOrder()
  onEntered: (isEntered: boolean) => void = () => undefined
  #entered: EnteredDevice | null = null

  readonly #deps: CallerDeps
  #lastAnswer: Promise<unknown> = Promise.resolve()
  #waitingAnswers = 0
  #lastMerge: Promise<unknown> = Promise.resolve()
  #waitingMerges = 0

  constructor(socket: string, from: CallerOrigin, deps: CallerDeps) {
    this.socket = socket
    this.guest = from.guest
    this.secure = from.secure
    this.address = from.address
    this.#deps = deps
  }

  /** Large answers wait until earlier ones are read, and take turns with other callers. Rejects with `too-many`. */
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
    // By the next turn of the loop the answer is with the network, where `drained` sees it.
    this.#lastAnswer = answered.then(nextTurn, nextTurn)
    try {
      return await answered
    } finally {
      this.#waitingAnswers -= 1
    }
  }

  /** One after the other: what an earlier one has cost is known before the next one begins. Rejects with `too-many`. */
  async mergeInTurn<T>(merge: () => Promise<T>): Promise<T> {
    if (this.#waitingMerges >= maxWaitingMerges) throw new Refused('too-many', 'too many wait for their turn')
    this.#waitingMerges += 1
    const merged = this.#lastMerge.then(() => {
      if (this.isDisconnected) throw new Refused('not-entered', 'the connection has ended')
      this.#deps.mustHaveTime(this.requester)
      return merge()
    })
    this.#lastMerge = merged.catch(() => undefined)
    try {
      return await merged
    } finally {
      this.#waitingMerges -= 1
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

  /** @throws Refused when the connection ended while the proof was checked, or another proof came first */
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
