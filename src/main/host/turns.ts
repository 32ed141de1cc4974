/**
 * What takes more than a moment, one piece at a time and in turns: messages go on between two pieces, however many
 * wait.
 */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/protocol/reply.ts'
import { FairQueue, type Who } from './fair-queue.ts'
import type { Time } from './time.ts'

interface Piece {
  who: Who
  work: () => Promise<void>
}

export interface TurnsParts {
  time: Pick<Time, 'worked'>
  /** A piece of work took so much of this thread's time, ms. */
  onWorked: (who: Who, ms: number) => void
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
    for (let piece = this.#queue.shift(); piece; piece = this.#queue.shift()) {
      const { time, onWorked } = this.#parts
      const before = time.worked()
      const done = piece.work()
      onWorked(piece.who, time.worked() - before)
      await done
      await nextTurnOfLoop()
    }
    this.#isRunning = false
  }
}
