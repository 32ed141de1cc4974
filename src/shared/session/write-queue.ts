import type { Code } from '../values/reply.ts'
import type { SenderOptions } from './sender-options.ts'
import { unsentWrite, type Write } from './write.ts'

/** What is to be sent: first what is signed, by number, then the rest as it was written. */
export class WriteQueue {
  #writes: Write[] = []

  get all(): readonly Write[] {
    return this.#writes
  }

  get rooms(): ReadonlySet<string> {
    return new Set(this.#writes.map(({ room }) => room))
  }

  add(write: Write): void {
    const before = this.#writes.findLastIndex((other) => numberOf(other) <= numberOf(write))
    this.#writes.splice(before + 1, 0, write)
  }

  has(write: Write): boolean {
    return this.#writes.includes(write)
  }

  find(ticket: string): Write | undefined {
    return this.#writes.find(({ draft }) => draft?.ticket === ticket)
  }

  next(maySend: (write: Write) => boolean): Write | undefined {
    return this.#writes.find((write) => !write.sent && maySend(write))
  }

  keep(predicate: (write: Write) => boolean): void {
    this.#writes = this.#writes.filter(predicate)
  }

  /** Those without a draft for which the predicate is true. */
  refuseSteps(code: Code, predicate: (write: Write) => boolean = () => true): void {
    const steps = this.#writes.filter((write) => !write.draft && predicate(write))
    this.keep((write) => !steps.includes(write))
    for (const step of steps) step.settle({ ok: false, code })
  }

  /** They get new numbers, behind all that keep theirs. */
  signAgain(writes: Iterable<Write>): void {
    for (const write of writes) write.event = null
    this.#writes = this.#writes.toSorted((one, other) => compare(numberOf(one), numberOf(other)))
  }

  /** What follows in the room is signed again: the host cannot have it, since the room was never there. */
  openRoom(room: string, { opening: openingOf, deps }: Pick<SenderOptions, 'opening' | 'deps'>): void {
    const opening = openingOf(room)
    if (!opening || this.#writes.some((write) => write.room === room && write.kind === opening.kind)) return
    this.signAgain(this.#writes.filter((write) => write.room === room && !write.sent))
    const first = this.#writes.findIndex((write) => write.room === room && !write.event)
    if (first === -1) return
    const write: Write = { ...opening, ...unsentWrite, at: deps.clock.now(), draft: null, settle: () => null }
    this.#writes.splice(first, 0, write)
  }
}

function numberOf({ event }: Write): number {
  return event?.aseq ?? Infinity
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other
}
