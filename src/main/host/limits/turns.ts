/** Long work one piece at a time, in turns, with messages between the pieces. */
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises'
import { Refused } from '#shared/values/reply.ts'
import { FairQueue, type Requester } from './fair-queue.ts'
import type { HostTime } from '../time.ts'

/** ms of processor per round of the loop. One piece per round is too few: a busy round takes 50 ms, and 200 at once would wait 10 s. */
const sliceMs = 1

interface Piece {
  requester: Requester
  work: () => Promise<void>
}

export interface TurnsDeps {
  time: Pick<HostTime, 'cpuMs'>
  onWorked: (requester: Requester, ms: number) => void
  /** ms that a piece costs later, when it only starts something. */
  deferredMs?: number
}

export class Turns {
  readonly #deps: TurnsDeps
  readonly #queue = new FairQueue<Piece>()
  #isRunning = false

  constructor(deps: TurnsDeps) {
    this.#deps = deps
  }

  /** Rejects with what the work throws, and with `too-many` when too much waits. */
  take<T>(requester: Requester, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const piece = async (): Promise<void> => {
        try {
          resolve(await work())
        } catch (error) {
          reject(error)
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
