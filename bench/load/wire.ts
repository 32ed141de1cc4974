/** A light client without parsing: thousands of them fit into one process. */
import { WebSocket } from 'ws'
import { clientHeader } from '#shared/protocol/hello.ts'
import type { Ready } from '../servers/child.ts'

export interface Wire {
  send: (packet: string) => void
  /** Engine.IO's pings are answered here and not passed on. */
  onPacket: (packet: Buffer) => void
  close: () => void
}

const ping = 0x32 // '2'
/** While members connect. */
const answerTimeoutMs = 30_000

export interface Server extends Pick<Ready, 'port' | 'certificate'> {
  /** Local address: a host limits connections per address. */
  from?: string
}

/** @throws when the server refuses the connection */
export async function openWire({ port, certificate, from }: Server, path: string): Promise<Wire> {
  const url = `${certificate === null ? 'ws' : 'wss'}://127.0.0.1:${String(port)}${path}`
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    ...(from === undefined ? {} : { localAddress: from }),
    headers: { [clientHeader]: '1' },
    // The certificate names no address, so it is pinned instead.
    ...(certificate === null ? {} : { ca: certificate, checkServerIdentity: () => undefined })
  })
  const early: Buffer[] = []
  const wire: Wire = {
    send: (packet) => {
      socket.send(packet)
    },
    onPacket: (packet) => early.push(packet),
    close: () => {
      socket.terminate()
    }
  }
  socket.on('message', (packet: Buffer) => {
    if (packet.length === 1 && packet[0] === ping) socket.send('3')
    else wire.onPacket(packet)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined) // what was lost with it is counted
  return wire
}

/** Sends, and waits for a packet with this beginning. */
export function answerTo(wire: Wire, beginning: string, send: () => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`the server did not answer ${beginning}`))
    }, answerTimeoutMs)
    wire.onPacket = (packet) => {
      if (!startsWith(packet, beginning)) return
      clearTimeout(late)
      wire.onPacket = () => undefined
      resolve(packet)
    }
    send()
  })
}

export function startsWith(packet: Buffer, text: string): boolean {
  return packet.length >= text.length && packet.toString('latin1', 0, text.length) === text
}
