import type { LogEvent, Position } from '#shared/log/event.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import { Chains } from './chains.ts'
import type { HostLog } from './host-log.ts'

/** The ends of rooms and of their authors' chains, ahead of the disk until the commit. */
export class LogEnds {
  readonly #log: Pick<HostLog, 'head' | 'chain'>
  readonly #heads = new Map<string, Position>()
  /** By room, its length before the first event under the claim of its last one, if that was placed here. */
  readonly #earlier = new Map<string, number>()
  readonly #chains: Chains

  constructor(log: Pick<HostLog, 'head' | 'chain'>) {
    this.#log = log
    this.#chains = new Chains(log)
  }

  head(room: string): Position | null {
    const known = this.#heads.get(room)
    if (known !== undefined) return known
    const head = this.#log.head(room)
    if (head) this.#heads.set(room, head) // anybody may ask about rooms that there never were
    return head
  }

  length(room: string): number {
    return this.head(room)?.seq ?? 0
  }

  /** How much of a room was placed under earlier claims than that of `epoch`, the present one. */
  earlier(room: string, epoch: number): number {
    const head = this.head(room)
    if (!head || head.epoch < epoch) return head?.seq ?? 0
    return this.#earlier.get(room) ?? 0
  }

  chain(author: string): ChainHead {
    return this.#chains.head(author)
  }

  /** @param head the author's newest event by its own account, which this host may not have */
  declare(author: string, head: ChainHead): void {
    this.#chains.declare(author, head)
  }

  placed({ room, author, aseq }: LogEvent, id: string, position: Position): void {
    if (this.head(room)?.epoch !== position.epoch) this.#earlier.set(room, position.seq - 1)
    this.#heads.set(room, position)
    this.#chains.add(author, { aseq, prev: id })
  }

  /** After a commit that failed. */
  forget({ room, author }: LogEvent): void {
    this.#heads.delete(room)
    this.#chains.forget(author)
  }
}
