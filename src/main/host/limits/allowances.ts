import { Refused } from '#shared/values/reply.ts'
import { Buckets, type Allowance } from '../../bucket.ts'
import type { Requester } from './fair-queue.ts'

/** A school may be behind a single address. */
export interface Shares {
  device: Allowance
  address: Allowance
}

export interface AllowanceOptions {
  /** Including pings and junk. Faster packets are read later. */
  packets: { connection: Allowance; address: Allowance }
  requests: Shares
  /** Each member of the room checks every one. */
  messages: Shares
  /** Each goes to all members, and is stored permanently. */
  changes: Shares
  typing: Shares
  /** Each is fetched by all members. */
  pictures: Shares
  /** Events of other logs: each signature is checked. */
  merging: Shares
  work: Shares
}

/** Far more than a person or a busy pipe needs. 200 people who arrive at once through one address stay below, but their messages then wait a second. */
export const defaultAllowances: AllowanceOptions = {
  packets: { connection: { perSecond: 150, atOnce: 450 }, address: { perSecond: 600, atOnce: 6000 } },
  requests: { device: { perSecond: 100, atOnce: 300 }, address: { perSecond: 500, atOnce: 6000 } },
  messages: { device: { perSecond: 100, atOnce: 300 }, address: { perSecond: 150, atOnce: 100 } },
  changes: { device: { perSecond: 5, atOnce: 30 }, address: { perSecond: 20, atOnce: 600 } },
  typing: { device: { perSecond: 2, atOnce: 10 }, address: { perSecond: 50, atOnce: 300 } },
  pictures: { device: { perSecond: 0.1, atOnce: 5 }, address: { perSecond: 1, atOnce: 200 } },
  merging: { device: { perSecond: 200, atOnce: 10_000 }, address: { perSecond: 400, atOnce: 40_000 } },
  work: { device: { perSecond: 50, atOnce: 500 }, address: { perSecond: 100, atOnce: 1500 } }
}

/** Bytes of a body that count as one message: each goes to all members of the room. */
const messageBytes = 4096

type Pair = Record<keyof Shares, Buckets>

export class Allowances {
  readonly #requests: Pair
  readonly #messages: Pair
  readonly #changes: Pair
  readonly #typing: Pair
  readonly #pictures: Pair
  readonly #merging: Pair
  readonly #work: Pair

  constructor(options: AllowanceOptions, now: () => number) {
    const pairOf = ({ device, address }: Shares): Pair => ({
      device: new Buckets(device, now),
      address: new Buckets(address, now)
    })
    this.#requests = pairOf(options.requests)
    this.#messages = pairOf(options.messages)
    this.#changes = pairOf(options.changes)
    this.#typing = pairOf(options.typing)
    this.#pictures = pairOf(options.pictures)
    this.#merging = pairOf(options.merging)
    this.#work = pairOf(options.work)
  }

  /** @throws Refused with `too-many`, also when there is no time left for it */
  request(requester: Requester): void {
    take(this.#requests, requester)
    this.mustHaveTime(requester)
  }

  /** @throws Refused with `too-many` while earlier requests have used up its time */
  mustHaveTime(requester: Requester): void {
    if (
      this.#work.device.of(requester.device).left <= 0 ||
      this.#work.address.of(requester.address).left <= 0
    ) {
      throw new Refused('too-many', 'this has cost the host too much time; wait')
    }
  }

  message(requester: Requester, bytes: number): void {
    take(this.#messages, requester, Math.max(1, Math.ceil(bytes / messageBytes)))
  }

  change(requester: Requester): void {
    take(this.#changes, requester)
  }

  typing(requester: Requester): void {
    take(this.#typing, requester)
  }

  picture(requester: Requester): void {
    take(this.#pictures, requester)
  }

  merge(requester: Requester, events: number): void {
    take(this.#merging, requester, events)
  }

  /** Only the device waits, not the others at its address. */
  addPenalty({ device }: Requester, ms: number): void {
    this.#work.device.of(device).spend(ms)
  }

  worked(requester: Requester, ms: number): void {
    this.#work.device.of(requester.device).spend(ms)
    this.#work.address.of(requester.address).spend(ms)
  }
}

function take({ device, address }: Pair, requester: Requester, amount = 1): void {
  if (device.of(requester.device).take(amount) && address.of(requester.address).take(amount)) return
  throw new Refused('too-many', 'too fast; wait')
}
