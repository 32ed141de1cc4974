import type { LogEvent, Position } from '../log/event.ts'
import type { Payload } from '../protocol/requests.ts'
import type { ChainHead, Refusal, Reply } from '../values/reply.ts'
import type { SenderOptions } from './sender-options.ts'
import { isTransient, type Write } from './write.ts'
import type { WriteQueue } from './write-queue.ts'

type Answer = Reply<{ position: Position }>

const none: ChainHead = { aseq: 0, prev: null }

interface AnswersDeps {
  options: SenderOptions
  queue: WriteQueue
  maySend: (write: Write) => boolean
}

/**
 * What becomes of what was sent. Whether a message has failed or gets another number is decided once all answers have arrived and
 * the log has been read.
 */
export class Answers {
  readonly #with: AnswersDeps
  /** This device's newest event at the host, as far as is known. */
  #hostHead = none
  /** The same, once it has taken all that was sent. */
  #expected = none
  #skipping: LogEvent | null = null
  #wasRefused = false
  /** What is to be done once the log has been read. */
  #refused: Refusals | null = null

  constructor(deps: AnswersDeps) {
    this.#with = deps
  }

  /** For a new connection. */
  reset(hostHead: ChainHead): void {
    this.#hostHead = this.#expected = hostHead
    this.#wasRefused = false
    this.#refused = null
  }

  get awaitsLog(): boolean {
    return this.#refused !== null
  }

  take(write: Write, reply: Answer): void {
    this.#wasRefused ||= !reply.ok
    if (reply.ok) this.#acknowledged(write, reply)
    else if (isTransient(write, reply)) this.#sendAgain(write, reply)
    else if (write.draft) (this.#refused ??= newRefusals()).final.set(write, reply)
    else {
      this.#forget([write])
      this.conclude(write, reply)
    }
  }

  conclude(write: Write, reply: Answer): void {
    const { queue } = this.#with
    const instead = write.settle(reply)
    if (instead) {
      Object.assign(write, { draft: instead, body: instead.body, sent: false })
      queue.signAgain(queue.all.slice(queue.all.indexOf(write)).filter(({ sent }) => !sent))
    } else queue.keep((other) => other !== write)
  }

  /** Whether a number that was signed before may belong to another event: what is new waits, so that it stays behind. */
  mustWait(write: Write): boolean {
    const { all } = this.#with.queue
    return (
      !write.event &&
      all
        .slice(0, all.indexOf(write))
        .some(({ sent, event }) => sent && event && event.aseq <= this.#hostHead.aseq)
    )
  }

  /** Whether the host cannot have the event before this one, which it is told once all answers have arrived. */
  skips({ event }: Write): boolean {
    const before = event ? headBefore(event) : this.#with.options.signer.head
    return !reaches(this.#expected, before) && !reaches(this.#hostHead, before)
  }

  /** @returns what is sent */
  sending(event: LogEvent, isIdle: boolean): Payload<'event:append'> {
    const { signer } = this.#with.options
    const skips = isIdle && !reaches(this.#expected, headBefore(event))
    this.#expected = higher(this.#expected, signer.headAfter(event))
    if (skips) this.#skipping = event
    return skips ? { event, skips } : { event }
  }

  /** All answers have arrived. After a refusal the host waits to be told which numbers are given up. */
  all(): void {
    this.#expected = this.#wasRefused ? none : this.#hostHead
    this.#wasRefused = false
  }

  /** All answers have arrived, and the log has been read. @returns whether this host takes anything */
  goOn(): boolean {
    const { queue, options, maySend } = this.#with
    const { head, final, broken, isHopeless } = this.#refused ?? newRefusals()
    this.#refused = null
    this.all()
    this.#forget(broken)
    queue.signAgain(broken)
    for (const [write, reply] of final) if (queue.has(write) && maySend(write)) this.conclude(write, reply)
    options.signer.follow(head)
    return !isHopeless
  }

  /** What is kept before it is sent: no log will have it. */
  #forget(writes: Iterable<Write>): void {
    const { signer, forget } = this.#with.options
    for (const { event } of writes) if (event) forget(signer.idOf(event))
  }

  #acknowledged(write: Write, reply: Answer & { ok: true }): void {
    const { signer, keep } = this.#with.options
    if (write.event) {
      this.#hostHead = higher(this.#hostHead, signer.headAfter(write.event))
      keep(signer.idOf(write.event), write.event, reply.position)
    }
    this.conclude(write, reply)
  }

  #sendAgain(write: Write, { code, head }: Refusal): void {
    write.sent = false
    if (code === 'clock') {
      write.redated = true
      this.#signAgainFrom(write)
    } else if (head) this.#outOfOrder(write, head)
  }

  /**
   * A lower head is that of a host that lacks events of this device: they keep their numbers. Otherwise the number belongs to
   * another event.
   */
  #outOfOrder(write: Write, head: ChainHead): void {
    const refused = (this.#refused ??= newRefusals())
    this.#hostHead = head
    refused.head = higher(refused.head, head)
    if (!write.event) return
    if (head.aseq >= write.event.aseq) this.#signAgainFrom(write)
    else refused.isHopeless ||= write.event === this.#skipping
  }

  /** It gets another number, and so does what was written after it. */
  #signAgainFrom(write: Write): void {
    const { broken } = (this.#refused ??= newRefusals())
    const { all } = this.#with.queue
    for (const later of all.slice(all.indexOf(write))) broken.add(later)
  }
}

interface Refusals {
  /** The highest one that the host has named. */
  head: ChainHead
  /** Get new numbers, unless the log shows them. */
  broken: Set<Write>
  /** Failed, unless the log shows them: another tab may have sent the same event later, and the host have taken it. */
  final: Map<Write, Answer>
  /** The host does not take what it was told about the numbers before. */
  isHopeless: boolean
}

function newRefusals(): Refusals {
  return { head: none, broken: new Set(), final: new Map(), isHopeless: false }
}

function higher(one: ChainHead, other: ChainHead): ChainHead {
  return other.aseq > one.aseq ? other : one
}

function headBefore({ aseq, prev }: LogEvent): ChainHead {
  return { aseq: aseq - 1, prev }
}

/** Whether a host at this head takes the event behind `before`. */
function reaches(head: ChainHead, before: ChainHead): boolean {
  return head.aseq > before.aseq || (head.aseq === before.aseq && head.prev === before.prev)
}
