/** Pauses a connection that sends too fast or does not read. Nothing is lost: TCP makes the other side wait. */
import type { WebSocket } from 'ws'
import { Bucket, Buckets } from '../../bucket.ts'
import type { AllowanceOptions } from './allowances.ts'
import type { HostTime } from '../time.ts'

/** ms; a heartbeat waits behind the pause. */
const maxPauseMs = 3000
/** Four pages of a log; above this the connection is not read from. */
const pauseAboveBytes = 512 * 1024
/** Above this it is ended. */
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

/** Engine.IO's own types keep these private. */
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

/** Counts each packet as it is queued: between two checks there can be thousands. */
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
