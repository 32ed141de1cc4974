import { isMomentary, Refused } from '#shared/values/reply.ts'

/** Many more than a member sends before it has the answers. */
const maxAwaited = 256

/**
 * Keeps the order in which an author has written: what was sent behind an event that was refused is refused as well, until that
 * event is sent again or given up. Mostly the chain does that; not for an event that is refused for a moment, nor below the head.
 */
export class SendingOrder {
  readonly #awaited = new Set<number>()

  /** Their author gives them up: it has all answers, and sends again what it still wants. */
  skip(): void {
    this.#awaited.clear()
  }

  /** @param isLogged whether the log has this number, over another connection of the author. @throws Refused with `contested` */
  mustFollow(aseq: number, isLogged: (aseq: number) => boolean): void {
    this.#awaited.delete(aseq)
    for (const earlier of this.#awaited) {
      if (earlier > aseq) continue
      if (isLogged(earlier)) this.#awaited.delete(earlier)
      else throw new Refused('contested', 'an earlier event of this device is to be sent again first')
    }
  }

  /** @param aseq of the event that was refused. @param head the author's last number */
  refused(aseq: number, head: number, reason: unknown): void {
    const code = reason instanceof Refused ? reason.code : null
    // Another connection may declare higher numbers before what is behind it arrives.
    const isAwaited = aseq <= head || code === 'out-of-order' || (code !== null && isMomentary(code))
    if (isAwaited && this.#awaited.size < maxAwaited) this.#awaited.add(aseq)
  }
}
