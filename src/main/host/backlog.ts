/**
 * Members that read too slowly. One that falls behind is not pushed to any more: it gets a hint and pulls at its
 * own pace. One that does not read at all is hung up on before it costs the host its memory.
 */
import type { Position } from '#shared/log/event.ts'
import type { Audience } from './audience.ts'
import type { Caller } from './caller.ts'
import { queuedFor, type Engine, type Queued } from './engine.ts'

/** What waits for one member: above the first it is held back, below the second it keeps up again. */
const behind = { packets: 128, bytes: 512 * 1024 }
const drained = { packets: 16, bytes: 64 * 1024 }
/** More bytes than this, and not fewer than at the last look, wait for one that does not read at all. */
const silent = 2 * 1024 * 1024
/** How often to look, ms. */
const interval = 250

export interface BacklogParts {
  engine: Engine
  audience: Pick<Audience, 'holdBack' | 'release'>
  headOf: (room: string) => Position | null
}

export class Backlog {
  readonly #parts: BacklogParts
  /** The sockets that are held back, with the bytes that waited at the last look. */
  readonly #held = new Map<string, number>()
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
      const queued = queuedFor(socket)
      const before = this.#held.get(socket.id)
      if (queued.bytes > silent && before !== undefined && queued.bytes >= before) socket.disconnect(true)
      else if (before === undefined && isOver(queued, behind)) this.#hold(socket.id, queued.bytes)
      else if (before !== undefined) this.#holdOn(socket.data.caller, queued)
    }
    for (const id of this.#held.keys()) if (!this.#parts.engine.sockets.sockets.has(id)) this.#held.delete(id)
  }

  /** Once it keeps up, pushes to it again and tells it how far the logs are by now. */
  #holdOn(caller: Caller, queued: Queued): void {
    const { socket } = caller
    this.#held.set(socket, queued.bytes)
    if (isOver(queued, drained)) return
    this.#held.delete(socket)
    if (caller.isEntered) this.#parts.audience.release(socket, caller.device, this.#parts.headOf)
  }

  #hold(socket: string, bytes: number): void {
    this.#held.set(socket, bytes)
    this.#parts.audience.holdBack(socket)
  }
}

function isOver(queued: Queued, limit: Queued): boolean {
  return queued.packets > limit.packets || queued.bytes > limit.bytes
}
