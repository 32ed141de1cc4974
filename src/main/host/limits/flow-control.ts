/**
 * When a connection is not read from: while it sends faster than the host wants to hear, and while it does not read
 * itself. Nothing is lost by that; TCP makes the other side wait.
 */
import type { WebSocket } from 'ws'
import { Bucket, Buckets } from '../../bucket.ts'
import type { AllowanceOptions } from './allowances.ts'
import type { HostTime } from '../time.ts'

/** The longest pause for packets that came too fast, ms: a heartbeat waits behind them. */
const maxPauseMs = 3000
/** Characters and bytes that may wait for one connection: four pages of a log, after which it is not read from … */
const pauseAboveBytes = 512 * 1024
/** … and after which it is ended. */
const maxUnreadBytes = 4 * 1024 * 1024

export type PacketAllowances = AllowanceOptions['packets']

interface Packet {
  data?: unknown
}

interface Listening {
  on(name: 'ready' | 'close' | 'packet' | 'flush', listener: () => void): unknown
  on(name: 'packetCreate', listener: (packet: Packet) => void): unknown
  off(name: 'ready' | 'close', listener: () => void): unknown
}

/** The parts of an Engine.IO connection that say how much waits; its own types keep them private. */
export interface EngineConnection extends Listening {
  readyState: string
  remoteAddress: string
  pingTimeoutTimer?: NodeJS.Timeout | null
  writeBuffer: Packet[]
  transport: Listening & { socket?: WebSocket }
}

export const lengthOf = (data: unknown): number => (typeof data === 'string' ? data.length : 0)

export class FlowControl {
  readonly #packets: PacketAllowances
  readonly #time: Pick<HostTime, 'ticks' | 'after'>
  readonly #addresses: Buckets

  constructor(packets: PacketAllowances, time: Pick<HostTime, 'ticks' | 'after'>) {
    this.#packets = packets
    this.#time = time
    this.#addresses = new Buckets(packets.address, () => time.ticks())
  }

  control(connection: EngineConnection): void {
    const valve = new Valve(connection)
    this.#limitPackets(connection, valve)
    limitUnread(connection, valve)
  }

  /** What came too fast is a debt, of the connection or of all at its address; it is read from again once that is paid. */
  #limitPackets(connection: EngineConnection, valve: Valve): void {
    const own = new Bucket(this.#packets.connection, () => this.#time.ticks())
    let stopWaiting = (): void => undefined
    connection.on('packet', () => {
      const all = this.#addresses.of(connection.remoteAddress)
      own.spend(1)
      all.spend(1)
      const wait = Math.max(own.untilPaid, all.untilPaid)
      if (wait === 0) return
      stopWaiting()
      valve.close('packets')
      stopWaiting = this.#time.after(Math.min(wait, maxPauseMs), () => {
        valve.open('packets')
      })
    })
    connection.on('close', () => {
      stopWaiting()
    })
  }
}

/** Each packet is counted as it is queued: between two looks there can be thousands. */
function limitUnread(connection: EngineConnection, valve: Valve): void {
  const { transport } = connection
  let queued = 0
  const unread = (): number => queued + (transport.socket?.bufferedAmount ?? 0)
  connection.on('packetCreate', ({ data }) => {
    queued += lengthOf(data)
    if (unread() > maxUnreadBytes) transport.socket?.terminate()
    else if (unread() > pauseAboveBytes) valve.close('unread')
  })
  connection.on('flush', () => {
    queued = 0 // it waits in the WebSocket now
  })
  transport.on('ready', () => {
    if (unread() <= pauseAboveBytes / 2) valve.open('unread')
  })
}

type Reason = 'packets' | 'unread'

class Valve {
  readonly #connection: EngineConnection
  readonly #reasons = new Set<Reason>()

  constructor(connection: EngineConnection) {
    this.#connection = connection
  }

  close(reason: Reason): void {
    if (this.#reasons.size === 0) this.#connection.transport.socket?.pause()
    this.#reasons.add(reason)
  }

  open(reason: Reason): void {
    if (this.#reasons.delete(reason) && this.#reasons.size === 0) this.#connection.transport.socket?.resume()
  }
}
