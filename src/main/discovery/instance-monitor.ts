/** One announced instance, asked who it is again and again until it is gone. */
import type { Met } from '../identity/probe-result.ts'
import { Bucket, oneEach } from '../bucket.ts'
import type { Found } from './parse-response.ts'
import { toNearby, withTxt, type NearbySpace } from './nearby-space.ts'
import { firstToAnswer, type Attempt } from './happy-eyeballs.ts'
import { createReach, keyOf, type Endpoint } from './endpoints.ts'
import type { Question, Questions } from './probe-scheduler.ts'

/** Asks one address who is there; null when nobody, or nobody of ours, answers. */
export type Meet = (address: string, port: number, signal: AbortSignal) => Promise<Met | null>

/** Milliseconds until somebody who answered is asked again, and somebody who did not. */
const askAgain = 10_000
const askAfterFailure = 3_000
/** Failures in a row after which it is gone. */
const mostFailures = 2
/** Early questions after a changed announcement: 4 at once, then one in 5 s, since anybody can send announcements. */
const news = { atOnce: 4, every: 5_000 }

export interface InstanceParts {
  known: boolean
  meet: Meet
  questions: Questions
  /** What a person sees of it has, perhaps, changed. */
  changed: () => void
  /** It did not answer any more, or never did. */
  lost: () => void
}

export class Instance implements Question {
  readonly known: boolean
  /** Null until it has been confirmed. */
  nearby: NearbySpace | null = null
  failures = 0
  /** Who announced its best address. */
  sender: string
  #found: Found
  readonly #parts: InstanceParts
  readonly #reach = createReach()
  readonly #news = new Bucket(oneEach(news.every, news.atOnce))
  /** The question under way. */
  #question: AbortController | null = null
  #ended = false
  #next: NodeJS.Timeout | undefined

  constructor(found: Found, rank: number, parts: InstanceParts) {
    this.#found = found
    this.#parts = parts
    this.known = parts.known
    this.sender = found.sender
    this.#reach.heard(found, rank)
  }

  get found(): Found {
    return this.#found
  }

  /** It was heard again: fresh hints, and news that make it worth asking at once. */
  heard(found: Found, rank: number): void {
    const moved = this.#reach.heard(found, rank, this.nearby?.met.address)
    const renamed = found.txt.n !== this.#found.txt.n || found.txt.ep !== this.#found.txt.ep
    const hinted = found.txt.p !== this.#found.txt.p || found.txt.f !== this.#found.txt.f
    this.#found = found
    this.sender = this.#endpoints()[0]?.sender ?? found.sender
    if (hinted && this.nearby) this.#show(withTxt(this.nearby, found.txt))
    if (!(moved || renamed) || !this.#news.take()) return
    if (moved) this.#forgetQuestion()
    this.ask()
  }

  /** Asks as soon as it may, unless that is under way. */
  ask(): void {
    if (this.#ended || this.#question) return
    clearTimeout(this.#next)
    if (this.nearby) this.#begin(this.#endpoints())
    else this.#parts.questions.want(this)
  }

  /** Its turn has come, for its best address. */
  start(): void {
    const [best, ...others] = this.#endpoints()
    if (best) this.#begin(others, best)
  }

  end(): void {
    this.#ended = true
    this.#parts.questions.leave(this)
    clearTimeout(this.#next)
    this.#forgetQuestion()
  }

  #forgetQuestion(): void {
    this.#question?.abort()
    this.#question = null
  }

  #endpoints(): Endpoint[] {
    return this.#reach.endpoints(this.nearby?.met.address)
  }

  /** @param paid the endpoint whose turn it is */
  #begin(others: readonly Endpoint[], paid?: Endpoint): void {
    const question = new AbortController()
    this.#question = question
    const attempts = others.map((endpoint) => this.#attempt(endpoint, () => this.#mayAsk(endpoint)))
    if (paid) attempts.unshift(this.#attempt(paid, () => true))
    void firstToAnswer(attempts, question.signal).then((nearby) => {
      if (this.#question !== question) return
      this.#question = null
      this.#judge(nearby)
    })
  }

  #attempt(endpoint: Endpoint, may: () => boolean): Attempt<NearbySpace> {
    const { address, port, sender } = endpoint
    return async (signal) => {
      const isConfirmed = this.#isConfirmed(endpoint)
      if (!may()) return null
      const met = await this.#parts.meet(address, port, signal)
      const nearby = met && toNearby(this.#found, met)
      if (nearby && !isConfirmed) this.#parts.questions.giveBack(sender)
      return nearby
    }
  }

  #mayAsk(endpoint: Endpoint): boolean {
    return this.#isConfirmed(endpoint) || this.#parts.questions.spend(endpoint.sender)
  }

  #isConfirmed(endpoint: Endpoint): boolean {
    return keyOf(endpoint) === this.nearby?.met.address
  }

  #judge(nearby: NearbySpace | null): void {
    this.failures = nearby ? 0 : this.failures + 1
    if (nearby) this.#show(nearby)
    else if (this.failures >= mostFailures) {
      this.#parts.lost()
      return
    }
    this.#next = setTimeout(
      () => {
        this.ask()
      },
      nearby ? askAgain : askAfterFailure
    )
  }

  #show(nearby: NearbySpace): void {
    this.nearby = nearby
    this.#parts.changed()
  }
}
