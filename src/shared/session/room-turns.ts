import { Refused } from '../values/reply.ts'
import type { HostConnection } from './deps.ts'

export interface RoomTurnsDeps {
  onError: (error: unknown) => void
  onViolation: (violation: Refused) => void
}

/** Work on the logs of rooms over one connection: in turn within a room, at the same time in different rooms. */
export class RoomTurns {
  readonly #deps: RoomTurnsDeps
  readonly #turns = new Map<string, Promise<unknown>>()
  #connection: HostConnection | null = null

  constructor(deps: RoomTurnsDeps) {
    this.#deps = deps
  }

  resume(connection: HostConnection): void {
    this.#connection = connection
  }

  suspend(): void {
    this.#connection = null
  }

  has(room: string): boolean {
    return this.#turns.has(room)
  }

  /** Resolves when the work so far has ended. */
  async settled(room?: string): Promise<void> {
    await (room === undefined ? Promise.all(this.#turns.values()) : this.#turns.get(room))
  }

  /** Disconnects from a host that breaks the rules. @returns whether the connection goes on */
  take(room: string, work: (connection: HostConnection) => Promise<void>): Promise<boolean> {
    const connection = this.#connection
    if (!connection) return Promise.resolve(false)
    const turn = (this.#turns.get(room) ?? Promise.resolve()).then(async () => {
      if (connection !== this.#connection) return false
      return work(connection).then(
        () => true,
        (error: unknown) => this.#fail(error, connection)
      )
    })
    this.#turns.set(room, turn)
    return turn
  }

  #fail(error: unknown, connection: HostConnection): boolean {
    if (error instanceof Refused && ['offline', 'not-in-room'].includes(error.code))
      return error.code !== 'offline'
    const isContested = error instanceof Refused && error.code === 'contested'
    if (!isContested) this.#deps.onError(error)
    if (error instanceof Refused && ['bad-signature', 'invalid'].includes(error.code))
      this.#deps.onViolation(error)
    else connection.close()
    return false
  }
}
