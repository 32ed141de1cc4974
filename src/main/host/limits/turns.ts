/**
 * What takes more than a moment, one piece at a time and in turns: messages go on between a few pieces, however many
 * wait.
 */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import { FairQueue, type Requester } from './fair-queue.ts'
import type { HostTime } from '../time.ts'

/**
 * How long pieces are done and their answers sent before the loop goes round, ms of the processor. One piece alone in
 * each round is too few: a round of a busy loop takes 50 ms, and two hundred who come at once would wait ten seconds.
 */
const sliceMs = 1

interface Piece {
  requester: Requester
  work: () => Promise<void>
}

export interface TurnsDeps {
  time: Pick<HostTime, 'cpuMs'>
  onWorked: (requester: Requester, ms: number) => void
  /** What a piece costs later, ms: it only begins something. 0 by default. */
  deferredMs?: number
}

export class Turns {
  readonly #deps: TurnsDeps
  readonly #queue = new FairQueue<Piece>()
  #isRunning = false

  constructor(deps: TurnsDeps) {
    this.#deps = deps
  }

  /** Does the work when it is its turn. Rejects with what it throws, and with `too-many` when too much waits already. */
  take<T>(requester: Requester, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const piece = async (): Promise<void> => {
        try {
          resolve(await work())
        } catch (fault) {
          reject(fault)
        }
      }
      if (!this.#queue.push(requester, { requester, work: piece })) {
        reject(new Refused('too-many', 'too many requests wait for an answer'))
        return
      }
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    do {
      await this.#round()
      await nextTurnOfLoop()
    } while (this.#queue.size > 0)
    this.#isRunning = false
  }

  async #round(): Promise<void> {
    const { time, deferredMs = 0 } = this.#deps
    let end = time.cpuMs() + sliceMs
    do {
      const piece = this.#queue.shift()
      if (!piece) return
      await this.#do(piece)
      end -= deferredMs
    } while (time.cpuMs() < end)
  }

  async #do({ requester, work }: Piece): Promise<void> {
    const { time, onWorked } = this.#deps
    const before = time.cpuMs()
    const done = work()
    onWorked(requester, time.cpuMs() - before)
    await done
  }
}
