/** Who is connected. A dropped connection makes a member `away` first: most come back within seconds. */
import type { Presence } from '#shared/protocol/shapes.ts'

export interface RosterParts {
  /** How long a member stays `away` before it is `gone`, ms. */
  grace: number
  onChange: (device: string, presence: Presence, here: number) => void
}

interface Connected {
  sockets: Set<string>
  leaving: NodeJS.Timeout | null
}

export class Roster {
  readonly #parts: RosterParts
  readonly #devices = new Map<string, Connected>()

  constructor(parts: RosterParts) {
    this.#parts = parts
  }

  /** Members that are here or away. */
  get count(): number {
    return this.#devices.size
  }

  presence(device: string): Presence {
    const connected = this.#devices.get(device)
    if (!connected) return 'gone'
    return connected.sockets.size > 0 ? 'here' : 'away'
  }

  arrive(device: string, socket: string): void {
    const before = this.presence(device)
    const connected = this.#devices.get(device) ?? { sockets: new Set(), leaving: null }
    if (connected.leaving) clearTimeout(connected.leaving)
    connected.leaving = null
    connected.sockets.add(socket)
    this.#devices.set(device, connected)
    if (before !== 'here') this.#parts.onChange(device, 'here', this.count)
  }

  /** @param polite the member said goodbye, so nobody waits for it to come back */
  depart(device: string, socket: string, polite: boolean): void {
    const connected = this.#devices.get(device)
    if (!connected?.sockets.delete(socket) || connected.sockets.size > 0) return
    if (polite) {
      this.#forget(device)
      return
    }
    connected.leaving = setTimeout(() => {
      this.#forget(device)
    }, this.#parts.grace)
    this.#parts.onChange(device, 'away', this.count)
  }

  close(): void {
    for (const { leaving } of this.#devices.values()) if (leaving) clearTimeout(leaving)
    this.#devices.clear()
  }

  #forget(device: string): void {
    this.#devices.delete(device)
    this.#parts.onChange(device, 'gone', this.count)
  }
}
