/**
 * Members that read too slowly. One that falls behind is not pushed to any more: it gets a hint and pulls at its
 * own pace. One that does not read at all is hung up on before it costs the host its memory.
 */
import type { Socket } from 'socket.io'
import type { Position } from '#shared/log/event.ts'
import type { Audience } from '../broadcasts/audience.ts'
import type { Caller } from '../sockets/caller.ts'
import { isReading, queuedFor, terminate, type Engine, type Queued } from '../sockets/socket-server.ts'

/** What waits for one member: above the first it is held back, below the second it keeps up again. */
const behind = { packets: 128, bytes: 512 * 1024 }
const drained = { packets: 16, bytes: 64 * 1024 }
/** More bytes than this, and never fewer for so many looks, wait for one that does not read at all. */
const silent = { bytes: 2 * 1024 * 1024, looks: 20 }
/** Bytes that may wait for all connections of one address: the one for which most wait ends then. */
const mostOfAddress = 64 * 1024 * 1024
/** How often to look, ms. */
const interval = 250

type HeldSocket = Pick<Socket, 'conn'> & { data: { caller: Caller } }

/** A socket that is held back. */
interface Held {
  /** That waited at the last look. */
  bytes: number
  /** Looks since there were fewer than the look before. */
  stalled: number
}

/** What waits for the connections of one address. */
interface Waits {
  bytes: number
  /** The connection for which most waits, and how much that is. */
  most: HeldSocket
  mostBytes: number
}

function addUp(addresses: Map<string, Waits>, socket: HeldSocket, bytes: number): void {
  const { address } = socket.data.caller
  const before = addresses.get(address) ?? { bytes: 0, most: socket, mostBytes: -1 }
  const most = bytes > before.mostBytes ? { most: socket, mostBytes: bytes } : before
  addresses.set(address, { ...most, bytes: before.bytes + bytes })
}

export interface BacklogParts {
  engine: Engine
  audience: Pick<Audience, 'holdBack' | 'release'>
  headOf: (room: string) => Position | null
}

export class Backlog {
  readonly #parts: BacklogParts
  readonly #held = new Map<string, Held>()
  readonly #timer: NodeJS.Timeout

  constructor(parts: BacklogParts) {
    this.#parts = parts
    parts.engine.on('connection', (socket) => {
      // At once: until the next look there could be more than a connection may leave unread.
      socket.conn.on('packetCreate', () => {
        if (this.#held.has(socket.id)) return
        const queued = queuedFor(socket)
        if (isOver(queued, behind)) this.#hold(socket.id, queued.bytes)
      })
    })
    this.#timer = setInterval(() => {
      this.#lookAtAll()
    }, interval)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #lookAtAll(): void {
    const addresses = new Map<string, Waits>()
    for (const socket of this.#parts.engine.sockets.sockets.values()) {
      const queued = queuedFor(socket)
      addUp(addresses, socket, queued.bytes)
      const held = this.#held.get(socket.id)
      if (held) this.#look(socket, held, queued)
      else if (isOver(queued, behind)) this.#hold(socket.id, queued.bytes)
    }
    for (const { bytes, most } of addresses.values()) if (bytes > mostOfAddress) terminate(most)
    for (const id of this.#held.keys()) if (!this.#parts.engine.sockets.sockets.has(id)) this.#held.delete(id)
  }

  #look(socket: HeldSocket, held: Held, queued: Queued): void {
    const hasRead = queued.bytes < held.bytes
    if (hasRead) isReading(socket)
    held.stalled = hasRead ? 0 : held.stalled + 1
    held.bytes = queued.bytes
    if (queued.bytes > silent.bytes && held.stalled >= silent.looks) terminate(socket)
    else if (!isOver(queued, drained)) this.#release(socket.data.caller)
  }

  /** It keeps up: pushes to it again, and tells it how far the logs are by now. */
  #release(caller: Caller): void {
    this.#held.delete(caller.socket)
    if (caller.isEntered) this.#parts.audience.release(caller.socket, caller.device, this.#parts.headOf)
  }

  #hold(socket: string, bytes: number): void {
    this.#held.set(socket, { bytes, stalled: 0 })
    this.#parts.audience.holdBack(socket)
  }
}

function isOver(queued: Queued, limit: Queued): boolean {
  return queued.packets > limit.packets || queued.bytes > limit.bytes
}
