/**
 * What takes more than a moment, one piece at a time and in turns: messages go on between a few pieces, however many
 * wait.
 */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import { FairQueue, type Who } from './fair-queue.ts'
import type { Time } from '../time.ts'

/**
 * How long pieces are done and their answers sent before the loop goes round, ms of the processor. One piece alone in
 * each round is too few: a round of a busy loop takes 50 ms, and two hundred who come at once would wait ten seconds.
 */
const slice = 1

interface Piece {
  who: Who
  work: () => Promise<void>
}

export interface TurnsParts {
  time: Pick<Time, 'worked'>
  /** A piece of work took so much of this thread's time, ms. */
  onWorked: (who: Who, ms: number) => void
  /** What a piece costs later, ms: it only begins something. 0 by default. */
  later?: number
}

export class Turns {
  readonly #parts: TurnsParts
  readonly #queue = new FairQueue<Piece>()
  #isRunning = false

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  /** Does the work when it is its turn. Rejects with what it throws, and with `too-many` when too much waits already. */
  take<T>(who: Who, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const piece = async (): Promise<void> => {
        try {
          resolve(await work())
        } catch (fault) {
          reject(fault)
        }
      }
      if (!this.#queue.push(who, { who, work: piece })) {
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
    const { time, later = 0 } = this.#parts
    let end = time.worked() + slice
    do {
      const piece = this.#queue.shift()
      if (!piece) return
      await this.#do(piece)
      end -= later
    } while (time.worked() < end)
  }

  async #do({ who, work }: Piece): Promise<void> {
    const { time, onWorked } = this.#parts
    const before = time.worked()
    const done = work()
    onWorked(who, time.worked() - before)
    await done
  }
}
