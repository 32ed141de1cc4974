/** Who is connected. A dropped connection makes a member `away` first: most come back within seconds. */
import type { Presence } from '#shared/protocol/shapes.ts'
import type { Clock } from '#shared/values/clock.ts'

export interface RosterParts {
  /** How long a member stays `away` before it is `gone`, ms. */
  grace: number
  clock: Pick<Clock, 'after'>
  onChange: (device: string) => void
}

interface Connected {
  sockets: Set<string>
  /** While it is away: calls off that it will be gone. */
  cancel: (() => void) | null
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
    const connected = this.#devices.get(device) ?? { sockets: new Set(), cancel: null }
    connected.cancel?.()
    connected.cancel = null
    connected.sockets.add(socket)
    this.#devices.set(device, connected)
    if (before !== 'here') this.#parts.onChange(device)
  }

  /** @param polite the member said goodbye, so nobody waits for it to come back */
  depart(device: string, socket: string, polite: boolean): void {
    const connected = this.#devices.get(device)
    if (!connected?.sockets.delete(socket) || connected.sockets.size > 0) return
    if (polite) {
      this.#forget(device)
      return
    }
    connected.cancel = this.#parts.clock.after(this.#parts.grace, () => {
      this.#forget(device)
    })
    this.#parts.onChange(device)
  }

  close(): void {
    for (const { cancel } of this.#devices.values()) cancel?.()
    this.#devices.clear()
  }

  #forget(device: string): void {
    this.#devices.delete(device)
    this.#parts.onChange(device)
  }
}
