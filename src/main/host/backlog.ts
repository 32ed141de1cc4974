/**
 * Members that read too slowly. One that falls behind is not pushed to any more: it gets a hint and pulls at its
 * own pace. One that does not read at all is hung up on before it costs the host its memory.
 */
import type { Engine } from './engine.ts'
import { queuedFor } from './engine.ts'

/** Packets waiting for one member: at the first it is held back, at the second it keeps up again. */
const behind = 128
const drained = 16
/** Bytes waiting for one member. */
const silent = 2 * 1024 * 1024
/** How often to look, ms. */
const interval = 250

export interface BacklogParts {
  engine: Engine
  /** Stops pushing to this socket. */
  holdBack: (socket: string) => void
  /** Pushes to it again, and tells it how far the logs are by now. */
  release: (socket: string) => void
}

export class Backlog {
  readonly #parts: BacklogParts
  readonly #held = new Set<string>()
  readonly #timer: NodeJS.Timeout

  constructor(parts: BacklogParts) {
    this.#parts = parts
    this.#timer = setInterval(() => {
      this.#look()
    }, interval)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const socket of this.#parts.engine.sockets.sockets.values()) {
      const { packets, bytes } = queuedFor(socket)
      if (bytes > silent) socket.disconnect(true)
      else if (this.#held.has(socket.id)) this.#letGo(socket.id, packets)
      else if (packets > behind) this.#hold(socket.id)
    }
    for (const id of this.#held) if (!this.#parts.engine.sockets.sockets.has(id)) this.#held.delete(id)
  }

  #letGo(socket: string, packets: number): void {
    if (packets > drained) return
    this.#held.delete(socket)
    this.#parts.release(socket)
  }

  #hold(socket: string): void {
    this.#held.add(socket)
    this.#parts.holdBack(socket)
  }
}
