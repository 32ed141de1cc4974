/** A dropped connection makes a member `away` first: most come back within seconds. */
import type { Presence } from '#shared/protocol/shapes.ts'
import type { Clock } from '#shared/values/clock.ts'

export interface RosterDeps {
  graceMs: number
  clock: Pick<Clock, 'after'>
  onChange: (device: string) => void
}

interface ConnectedDevice {
  sockets: Set<string>
  cancelGrace: (() => void) | null
}

export class Roster {
  readonly #deps: RosterDeps
  readonly #devices = new Map<string, ConnectedDevice>()

  constructor(deps: RosterDeps) {
    this.#deps = deps
  }

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
    const connected = this.#devices.get(device) ?? { sockets: new Set(), cancelGrace: null }
    connected.cancelGrace?.()
    connected.cancelGrace = null
    connected.sockets.add(socket)
    this.#devices.set(device, connected)
    if (before !== 'here') this.#deps.onChange(device)
  }

  depart(device: string, socket: string, saidGoodbye: boolean): void {
    const connected = this.#devices.get(device)
    if (!connected?.sockets.delete(socket) || connected.sockets.size > 0) return
    if (saidGoodbye) {
      this.#forget(device)
      return
    }
    connected.cancelGrace = this.#deps.clock.after(this.#deps.graceMs, () => {
      this.#forget(device)
    })
    this.#deps.onChange(device)
  }

  close(): void {
    for (const { cancelGrace } of this.#devices.values()) cancelGrace?.()
    this.#devices.clear()
  }

  #forget(device: string): void {
    this.#devices.delete(device)
    this.#deps.onChange(device)
  }
}
