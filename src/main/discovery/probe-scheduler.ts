/**
 * Whose turn it is to be asked. Anybody on the network can announce any number of services at any address, and each
 * question is a connection; so those that never answered are asked in turns, few in a minute and in a fair order.
 * Who then answers as announced has cost nothing: an office of honest hosts is listed at once.
 */
import { Bucket, oneEach } from '../bucket.ts'

/** At once, and milliseconds until one more: at most 12 + 8 questions in any minute that nobody answered. */
const all = { atOnce: 12, every: 7_500 }
/** The same for one sender, so that one who announces hundreds leaves turns to the others: at most 4 + 4 in a minute. */
const each = { atOnce: 4, every: 15_000 }
/**
 * Answers of one sender that cost it no turn: a computer may host some spaces, and one that announces new ones without
 * end would else be asked without end.
 */
const answered = { atOnce: 16, every: 4_000 }
/** Senders that are remembered; one that is forgotten has its turns back, and all are still counted together. */
const mostSenders = 256

export interface Question {
  /** The address that announced it. */
  readonly sender: string
  /** Questions that failed so far. */
  readonly failures: number
  /** A person of this device has been there before. */
  readonly known: boolean
  /** It is asked now. */
  start(): void
}

interface Sender {
  questions: Bucket
  answers: Bucket
}

export class Questions {
  readonly #isHere: (address: string) => boolean
  readonly #all = new Bucket(oneEach(all.every, all.atOnce))
  readonly #senders = new Map<string, Sender>()
  readonly #waiting = new Set<Question>()
  #timer: NodeJS.Timeout | undefined

  /** @param isHere whether an address is our own; programs of one computer are not limited by each other */
  constructor(isHere: (address: string) => boolean) {
    this.#isHere = isHere
  }

  /** Starts it when its turn comes, perhaps at once. */
  want(one: Question): void {
    this.#waiting.add(one)
    this.#serve()
  }

  leave(one: Question): void {
    this.#waiting.delete(one)
  }

  /** For a further address of one that has its turn: whether there is another to spend on it. */
  spend(sender: string): boolean {
    const own = this.#of(sender)?.questions
    if (own && own.left < 1) return false
    if (!this.#all.take()) return false
    own?.take()
    return true
  }

  /** The one that was asked has answered. */
  giveBack(sender: string): void {
    const own = this.#of(sender)
    if (own && !own.answers.take()) return
    own?.questions.giveBack()
    this.#all.giveBack()
    this.#serve()
  }

  stop(): void {
    this.#waiting.clear()
    clearTimeout(this.#timer)
  }

  #serve(): void {
    clearTimeout(this.#timer)
    for (let next = this.#next(); next && this.spend(next.sender); next = this.#next()) {
      this.#waiting.delete(next)
      next.start()
    }
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#serve(), this.#pause())
  }

  /** Known ones first, then those that failed least, then those whose sender used least; else who came first. */
  #next(): Question | undefined {
    const usable = [...this.#waiting].filter(({ sender }) => this.#left(sender) >= 1)
    return usable.reduce<Question | undefined>(
      (best, one) => (best && !this.#isBefore(one, best) ? best : one),
      undefined
    )
  }

  #isBefore(one: Question, other: Question): boolean {
    if (one.known !== other.known) return one.known
    if (one.failures !== other.failures) return one.failures < other.failures
    return this.#left(one.sender) > this.#left(other.sender)
  }

  /** Milliseconds until somebody may be asked again. */
  #pause(): number {
    const until = (left: number, every: number): number => Math.max(0, 1 - left) * every
    const senders = [...this.#waiting].map(({ sender }) => until(this.#left(sender), each.every))
    return Math.ceil(Math.max(until(this.#all.left, all.every), Math.min(...senders))) + 1
  }

  #left(sender: string): number {
    return this.#of(sender)?.questions.left ?? Infinity
  }

  #of(sender: string): Sender | undefined {
    if (this.#isHere(sender)) return undefined
    const known = this.#senders.get(sender)
    if (known) return known
    const [oldest] = this.#senders.keys()
    if (this.#senders.size >= mostSenders && oldest !== undefined) this.#senders.delete(oldest)
    const fresh = {
      questions: new Bucket(oneEach(each.every, each.atOnce)),
      answers: new Bucket(oneEach(answered.every, answered.atOnce))
    }
    this.#senders.set(sender, fresh)
    return fresh
  }
}
