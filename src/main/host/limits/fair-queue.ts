export interface Requester {
  address: string
  /** Before the entry, its socket. */
  device: string
}

/** As many as a session has in flight. */
export const maxWaitingPerDevice = 32

/** Addresses take turns, and so do the devices of each: fair queueing by round robin (J. Nagle, RFC 970). */
export class FairQueue<T> {
  /** Maps keep the order of their keys, which is the order of turns. */
  readonly #addresses = new Map<string, Map<string, T[]>>()
  readonly #maxPerDevice: number
  #size = 0

  constructor(maxPerDevice = maxWaitingPerDevice) {
    this.#maxPerDevice = maxPerDevice
  }

  get size(): number {
    return this.#size
  }

  /** @returns false when too many wait for this device already */
  push({ address, device }: Requester, item: T): boolean {
    const devices = this.#addresses.get(address) ?? new Map<string, T[]>()
    const waiting = devices.get(device) ?? []
    if (waiting.length >= this.#maxPerDevice) return false
    waiting.push(item)
    devices.set(device, waiting)
    this.#addresses.set(address, devices)
    this.#size += 1
    return true
  }

  shift(): T | undefined {
    const [address] = this.#addresses
    if (!address) return undefined
    const [name, devices] = address
    this.#addresses.delete(name)
    const item = nextOf(devices)
    if (devices.size > 0) this.#addresses.set(name, devices)
    this.#size -= 1
    return item
  }
}

function nextOf<T>(devices: Map<string, T[]>): T | undefined {
  const [device] = devices
  if (!device) return undefined
  const [name, waiting] = device
  devices.delete(name)
  const item = waiting.shift()
  if (waiting.length > 0) devices.set(name, waiting)
  return item
}
