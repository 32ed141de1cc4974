/** Connections that have not entered give up their slot to newcomers, the oldest first. */

export interface SlotHolder {
  readonly address: string
  disconnect(): void
}

export interface SlotLimits {
  connections: number
  /** A school or a company may be one address. */
  perAddress: number
}

interface Address {
  /** The oldest first, each with its number. */
  waiting: Map<SlotHolder, number>
  entered: Set<SlotHolder>
}

export class ConnectionSlots {
  readonly #limits: SlotLimits
  /** Each costs about 90 kB; honest clients enter soon. */
  readonly #maxWaiting: number
  readonly #reserve: number
  readonly #addresses = new Map<string, Address>()
  #held = 0
  #entered = 0
  #count = 0

  constructor(limits: SlotLimits) {
    this.#limits = limits
    this.#maxWaiting = Math.floor(limits.connections / 2)
    this.#reserve = Math.floor(limits.connections / 16)
  }

  get isNearlyFull(): boolean {
    return this.#entered >= this.#limits.connections - this.#reserve
  }

  /** May disconnect the oldest that has not entered: at the same address if that is full, else where most wait. @returns false when all have entered */
  take(holder: SlotHolder): boolean {
    const own = this.#addresses.get(holder.address)
    const { perAddress } = this.#limits
    if (own && own.waiting.size + own.entered.size >= perAddress && !this.#dismissOldest(own)) return false
    if (this.#isCrowded && !this.#dismissOldest(this.#busiestAddress())) return false
    this.#at(holder.address).waiting.set(holder, (this.#count += 1))
    this.#held += 1
    return true
  }

  enter(holder: SlotHolder): void {
    const { waiting, entered } = this.#at(holder.address)
    if (!waiting.delete(holder)) return // evicted already
    entered.add(holder)
    this.#entered += 1
  }

  leave(holder: SlotHolder): void {
    const { waiting, entered } = this.#at(holder.address)
    if (!entered.delete(holder)) return
    this.#entered -= 1
    waiting.set(holder, (this.#count += 1))
  }

  free(holder: SlotHolder): void {
    this.leave(holder)
    const address = this.#at(holder.address)
    if (address.waiting.delete(holder)) this.#held -= 1
    if (address.waiting.size + address.entered.size === 0) this.#addresses.delete(holder.address)
  }

  get #isCrowded(): boolean {
    return this.#held >= this.#limits.connections || this.#held - this.#entered >= this.#maxWaiting
  }

  #at(address: string): Address {
    const known = this.#addresses.get(address) ?? { waiting: new Map(), entered: new Set() }
    this.#addresses.set(address, known)
    return known
  }

  #dismissOldest(address: Address | null): boolean {
    const [oldest] = address?.waiting.keys() ?? []
    if (!oldest) return false
    this.free(oldest)
    oldest.disconnect()
    return true
  }

  #busiestAddress(): Address | null {
    let busiest: Address | null = null
    for (const address of this.#addresses.values()) {
      const { size } = address.waiting
      if (
        size > 0 &&
        (!busiest ||
          size > busiest.waiting.size ||
          (size === busiest.waiting.size && isOlder(address, busiest)))
      )
        busiest = address
    }
    return busiest
  }
}

function isOlder(one: Address, other: Address): boolean {
  const [first = Infinity] = one.waiting.values()
  const [second = Infinity] = other.waiting.values()
  return first < second
}
