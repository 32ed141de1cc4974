/** A slow reader gets a hint in place of pushes, and pulls; one that does not read at all is disconnected. */
import type { Socket } from 'socket.io'
import type { Position } from '#shared/log/event.ts'
import type { Audience } from '../broadcasts/audience.ts'
import type { Caller } from '../sockets/caller.ts'
import {
  refreshPingTimeout,
  backlogOf,
  terminate,
  type SocketServer,
  type Backlog
} from '../sockets/socket-server.ts'

/** Bytes waiting for one member: pushes stop above the first, and resume below the second. */
const behindAbove = { packets: 128, bytes: 512 * 1024 }
const caughtUpBelow = { packets: 16, bytes: 64 * 1024 }
/** A member is disconnected with more bytes than this waiting, if they did not become fewer in this many checks. */
const notReading = { bytes: 2 * 1024 * 1024, checks: 20 }
/** For all connections of one address; above it the one with most waiting bytes is disconnected. */
const maxBytesPerAddress = 64 * 1024 * 1024
const checkIntervalMs = 250

type MemberSocket = Pick<Socket, 'conn'> & { data: { caller: Caller } }

interface PausedSocket {
  bytes: number
  /** Checks without a decrease. */
  stalled: number
}

interface AddressBacklog {
  bytes: number
  largest: MemberSocket
  largestBytes: number
}

function addToAddress(addresses: Map<string, AddressBacklog>, socket: MemberSocket, bytes: number): void {
  const { address } = socket.data.caller
  const before = addresses.get(address) ?? { bytes: 0, largest: socket, largestBytes: -1 }
  const largest = bytes > before.largestBytes ? { largest: socket, largestBytes: bytes } : before
  addresses.set(address, { ...largest, bytes: before.bytes + bytes })
}

export interface SlowReadersDeps {
  server: SocketServer
  audience: Pick<Audience, 'pausePushes' | 'resumePushes'>
  headOf: (room: string) => Position | null
}

export class SlowReaders {
  readonly #deps: SlowReadersDeps
  readonly #paused = new Map<string, PausedSocket>()
  readonly #timer: NodeJS.Timeout

  constructor(deps: SlowReadersDeps) {
    this.#deps = deps
    deps.server.on('connection', (socket) => {
      // At once: until the next check there could be more than a connection may leave unread.
      socket.conn.on('packetCreate', () => {
        if (this.#paused.has(socket.id)) return
        const backlog = backlogOf(socket)
        if (isOver(backlog, behindAbove)) this.#pause(socket.id, backlog.bytes)
      })
    })
    this.#timer = setInterval(() => {
      this.#checkAll()
    }, checkIntervalMs)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #checkAll(): void {
    const addresses = new Map<string, AddressBacklog>()
    for (const socket of this.#deps.server.sockets.sockets.values()) {
      const backlog = backlogOf(socket)
      addToAddress(addresses, socket, backlog.bytes)
      const paused = this.#paused.get(socket.id)
      if (paused) this.#check(socket, paused, backlog)
      else if (isOver(backlog, behindAbove)) this.#pause(socket.id, backlog.bytes)
    }
    for (const { bytes, largest } of addresses.values()) if (bytes > maxBytesPerAddress) terminate(largest)
    for (const id of this.#paused.keys())
      if (!this.#deps.server.sockets.sockets.has(id)) this.#paused.delete(id)
  }

  #check(socket: MemberSocket, paused: PausedSocket, backlog: Backlog): void {
    const hasRead = backlog.bytes < paused.bytes
    if (hasRead) refreshPingTimeout(socket)
    paused.stalled = hasRead ? 0 : paused.stalled + 1
    paused.bytes = backlog.bytes
    if (backlog.bytes > notReading.bytes && paused.stalled >= notReading.checks) terminate(socket)
    else if (!isOver(backlog, caughtUpBelow)) this.#resume(socket.data.caller)
  }

  #resume(caller: Caller): void {
    this.#paused.delete(caller.socket)
    if (caller.isEntered) this.#deps.audience.resumePushes(caller.socket, caller.device, this.#deps.headOf)
  }

  #pause(socket: string, bytes: number): void {
    this.#paused.set(socket, { bytes, stalled: 0 })
    this.#deps.audience.pausePushes(socket)
  }
}

function isOver(backlog: Backlog, limit: Backlog): boolean {
  return backlog.packets > limit.packets || backlog.bytes > limit.bytes
}
