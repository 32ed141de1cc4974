/** Socket.IO's WebSocket in Node, with limits on what a host can send. */
import { NodeWebSocket } from 'socket.io-client'
import { Decoder } from 'socket.io-parser'
import * as v from 'valibot'
import { WebSocket, type ClientOptions } from 'ws'
import { limits } from '#shared/values/limits.ts'

/** Options of ws that Socket.IO's types do not name; by default a peer may send 100 MiB, compressed. */
const bounds = {
  perMessageDeflate: false,
  followRedirects: false,
  maxPayload: limits.hostPacketBytes,
  maxFragments: 64,
  /** Wi-Fi brings 1,400 bytes at a time. */
  maxBufferedChunks: 8192,
  maxPendingAutoPongs: 16,
  /** ms */
  closeTimeout: 1000
} as ClientOptions

const Milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.maxSilenceMs))

/** Engine.IO's first packet. With longer times a host that hangs would count as alive. */
const Opening = v.pipe(
  v.object({
    sid: v.pipe(v.string(), v.maxLength(64)),
    upgrades: v.pipe(v.array(v.string()), v.maxLength(8)),
    pingInterval: Milliseconds,
    pingTimeout: Milliseconds
  }),
  v.check(({ pingInterval, pingTimeout }) => pingInterval + pingTimeout <= limits.maxSilenceMs)
)

type Packet = Parameters<NodeWebSocket['doWrite']>[0]
type Data = Parameters<NodeWebSocket['doWrite']>[1]

export class BoundedWebSocket extends NodeWebSocket {
  #opened = false
  #pongWaits = false

  override createSocket(uri: string, protocols: string[], options: ClientOptions): WebSocket {
    return new WebSocket(uri, protocols, { ...options, ...bounds })
  }

  override doWrite(packet: Packet, data: Data): void {
    if (packet.type !== 'pong') {
      super.doWrite(packet, data)
      return
    }
    this.#pongWaits = true
    const socket = this.ws as WebSocket
    socket.send(String(data), () => {
      this.#pongWaits = false
    })
  }

  /** Engine.IO parses without a check; an error there would end the process. */
  protected override onPacket(packet: Packet): void {
    try {
      this.#check(packet)
      super.onPacket(packet)
    } catch (error) {
      const socket = this.ws as WebSocket | null // null after the first error
      this.onError('the host breaks the protocol', error)
      socket?.terminate() // a closing host could send until the time-out
    }
  }

  #check(packet: Packet): void {
    if (packet.type === 'open') v.parse(Opening, JSON.parse(String(packet.data)))
    if ((packet.type === 'open') === this.#opened) throw new Error(`unexpected ${packet.type}`)
    this.#opened = true
    // A host that pings and does not read would fill our memory with answers.
    if (packet.type === 'ping' && this.#pongWaits) throw new Error('a ping before its last one was answered')
  }
}

/** The packets in PROTOCOL.md. Socket.IO's client also accepts attachments, which it stores, and refusals without a reason, which end the process. */
const known = /^(?:0\{|1$|2\d*\[|3\d+\[)/

export class KnownPacketsDecoder extends Decoder {
  override add(packet: unknown): void {
    if (typeof packet !== 'string' || !known.test(packet)) throw new Error('no packet of the protocol')
    super.add(packet)
  }
}
