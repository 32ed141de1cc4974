import type { LogEvent } from '#shared/log/event.ts'
import type { ChainHead } from '#shared/values/reply.ts'
import type { HostLog } from './host-log.ts'

type Numbered = Pick<LogEvent, 'author' | 'aseq' | 'room'>

/** The numbers that authors have in the log, as it will be once a batch is in it. */
export class BatchNumbers {
  readonly #log: Pick<HostLog, 'idOf' | 'lastIn'>
  readonly #ids = new Map<string, string>()
  readonly #last = new Map<string, number>()

  constructor(log: Pick<HostLog, 'idOf' | 'lastIn'>) {
    this.#log = log
  }

  add(event: Numbered, id: string): void {
    this.#ids.set(numberOf(event), id)
    const place = placeOf(event)
    this.#last.set(place, Math.max(this.#last.get(place) ?? 0, event.aseq))
  }

  /** Whether no other event of its author has its number, and the author's last one in the room has a lower one. */
  isFree(event: Numbered, id: string): boolean {
    if (event.aseq <= this.#lastIn(event)) return false
    const holder = this.#ids.get(numberOf(event)) ?? this.#log.idOf(event.author, event.aseq)
    return holder === null || holder === id // a stray
  }

  /**
   * Whether the event has a number that its author has used and the log does not have: this host has lost it, or others were
   * quicker than it. Only behind what its author has written in the room since.
   */
  fillsHole(event: Numbered, id: string, chain: ChainHead): boolean {
    return event.aseq <= chain.aseq && this.isFree(event, id)
  }

  #lastIn(event: Numbered): number {
    return Math.max(this.#last.get(placeOf(event)) ?? 0, this.#log.lastIn(event.room, event.author))
  }
}

function numberOf({ author, aseq }: Numbered): string {
  return `${author} ${String(aseq)}`
}

function placeOf({ author, room }: Numbered): string {
  return `${author} ${room}`
}
