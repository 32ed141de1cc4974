/** Anyone can announce any number of services, so those that never answered are probed in a fair order. */
import { Bucket, oneEach } from '../bucket.ts'

/** At most 12 + 8 unanswered probes in a minute. An answered probe is not counted. */
const totalProbes = { atOnce: 12, everyMs: 7_500 }
/** At most 4 + 4, so that a sender of hundreds leaves turns to the others. */
const probesPerSender = { atOnce: 4, everyMs: 15_000 }
/** Limited, since a host could announce new spaces without end. */
const answersPerSender = { atOnce: 16, everyMs: 4_000 }
/** A forgotten sender has all its turns back; the total limit still holds. */
const maxSenders = 256

export interface ScheduledProbe {
  readonly sender: string
  readonly failures: number
  readonly known: boolean
  start(): void
}

interface SenderBuckets {
  probes: Bucket
  answers: Bucket
}

export class ProbeScheduler {
  readonly #isOwnAddress: (address: string) => boolean
  readonly #total = new Bucket(oneEach(totalProbes.everyMs, totalProbes.atOnce))
  readonly #senders = new Map<string, SenderBuckets>()
  readonly #waiting = new Set<ScheduledProbe>()
  #timer: NodeJS.Timeout | undefined

  /** @param isOwnAddress such senders have no limit of their own, since all programs here share one address */
  constructor(isOwnAddress: (address: string) => boolean) {
    this.#isOwnAddress = isOwnAddress
  }

  add(one: ScheduledProbe): void {
    this.#waiting.add(one)
    this.#startNext()
  }

  remove(one: ScheduledProbe): void {
    this.#waiting.delete(one)
  }

  tryTake(sender: string): boolean {
    const own = this.#bucketsOf(sender)?.probes
    if (own && own.left < 1) return false
    if (!this.#total.take()) return false
    own?.take()
    return true
  }

  /** The probe was answered: its turn was not needed. */
  refund(sender: string): void {
    const own = this.#bucketsOf(sender)
    if (own && !own.answers.take()) return
    own?.probes.giveBack()
    this.#total.giveBack()
    this.#startNext()
  }

  stop(): void {
    this.#waiting.clear()
    clearTimeout(this.#timer)
  }

  #startNext(): void {
    clearTimeout(this.#timer)
    for (let next = this.#next(); next && this.tryTake(next.sender); next = this.#next()) {
      this.#waiting.delete(next)
      next.start()
    }
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#startNext(), this.#delayMs())
  }

  /** Known ones first, then those that failed least, then those whose sender used least, then in order. */
  #next(): ScheduledProbe | undefined {
    const ready = [...this.#waiting].filter(({ sender }) => this.#left(sender) >= 1)
    return ready.reduce<ScheduledProbe | undefined>(
      (best, one) => (best && !this.#isBefore(one, best) ? best : one),
      undefined
    )
  }

  #isBefore(one: ScheduledProbe, other: ScheduledProbe): boolean {
    if (one.known !== other.known) return one.known
    if (one.failures !== other.failures) return one.failures < other.failures
    return this.#left(one.sender) > this.#left(other.sender)
  }

  #delayMs(): number {
    const until = (left: number, everyMs: number): number => Math.max(0, 1 - left) * everyMs
    const senders = [...this.#waiting].map(({ sender }) => until(this.#left(sender), probesPerSender.everyMs))
    return Math.ceil(Math.max(until(this.#total.left, totalProbes.everyMs), Math.min(...senders))) + 1
  }

  #left(sender: string): number {
    return this.#bucketsOf(sender)?.probes.left ?? Infinity
  }

  #bucketsOf(sender: string): SenderBuckets | undefined {
    if (this.#isOwnAddress(sender)) return undefined
    const known = this.#senders.get(sender)
    if (known) return known
    const [oldest] = this.#senders.keys()
    if (this.#senders.size >= maxSenders && oldest !== undefined) this.#senders.delete(oldest)
    const fresh = {
      probes: new Bucket(oneEach(probesPerSender.everyMs, probesPerSender.atOnce)),
      answers: new Bucket(oneEach(answersPerSender.everyMs, answersPerSender.atOnce))
    }
    this.#senders.set(sender, fresh)
    return fresh
  }
}
