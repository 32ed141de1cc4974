import type { LogEvent } from '#shared/log/event.ts'
import { isMomentary, Refused } from '#shared/values/reply.ts'
import type { HostLog } from '../log/host-log.ts'

/** Many more than a member sends before it has the answers. */
const maxAwaited = 256

export interface SentEvent {
  aseq: number
  /** Null: it was not read. */
  id: string | null
}

/**
 * Keeps the order in which an author has written: what was sent behind an event that was refused is refused as well, until that
 * event is sent again or given up. Mostly the chain does that; not for an event that is refused for a moment, nor below the head.
 */
export class SendingOrder {
  /** Ids by number. */
  readonly #awaited = new Map<number, string | null>()

  /** Their author gives them up: it has all answers, and sends again what it still wants. */
  skip(): void {
    this.#awaited.clear()
  }

  /** @param log may have an earlier event over another connection of the author. @throws Refused with `contested` */
  mustFollow({ author, aseq }: Pick<LogEvent, 'author' | 'aseq'>, log: Pick<HostLog, 'idOf'>): void {
    this.#awaited.delete(aseq)
    for (const [earlier, id] of this.#awaited) {
      if (earlier > aseq) continue
      const logged = log.idOf(author, earlier)
      // Another event may have its number.
      if (id !== null && id === logged) this.#awaited.delete(earlier)
      else throw new Refused('contested', 'an earlier event of this device is to be sent again first')
    }
  }

  /** @param head the author's last number */
  refused({ aseq, id }: SentEvent, head: number, reason: unknown): void {
    const code = reason instanceof Refused ? reason.code : null
    // Another connection may declare higher numbers before what is behind it arrives.
    const isAwaited = aseq <= head || code === 'out-of-order' || (code !== null && isMomentary(code))
    if (isAwaited && this.#awaited.size < maxAwaited) this.#awaited.set(aseq, id)
  }
}
