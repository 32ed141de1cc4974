/** A light client: one WebSocket, packets as bytes, no parsing. Thousands of them fit into one process. */
import { WebSocket } from 'ws'
import { clientHeader } from '#shared/protocol/hello.ts'
import type { Ready } from '../servers/child.ts'

export interface Wire {
  send: (packet: string) => void
  /** Who hears every packet from now on, but for Engine.IO's pings, which are answered here. */
  hear: (packet: Buffer) => void
  close: () => void
}

const ping = 0x32 // '2'
/** How long a server may take to answer while members arrive, ms. */
const patience = 30_000

export interface Server extends Pick<Ready, 'port' | 'certificate'> {
  /** The address of this machine to call from: a host takes only so many from each. */
  from?: string
}

/** @throws when the server does not take the connection */
export async function openWire({ port, certificate, from }: Server, path: string): Promise<Wire> {
  const url = `${certificate === null ? 'ws' : 'wss'}://127.0.0.1:${String(port)}${path}`
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    ...(from === undefined ? {} : { localAddress: from }),
    headers: { [clientHeader]: '1' },
    // The certificate names no address; that it is this very certificate is what counts.
    ...(certificate === null ? {} : { ca: certificate, checkServerIdentity: () => undefined })
  })
  const early: Buffer[] = []
  const wire: Wire = {
    send: (packet) => {
      socket.send(packet)
    },
    hear: (packet) => early.push(packet),
    close: () => {
      socket.terminate()
    }
  }
  socket.on('message', (packet: Buffer) => {
    if (packet.length === 1 && packet[0] === ping) socket.send('3')
    else wire.hear(packet)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => undefined) // what was lost with it is counted
  return wire
}

/** Sends what makes the server answer, and waits for the packet that begins like this. */
export function answerTo(wire: Wire, beginning: string, send: () => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`the server did not answer ${beginning}`))
    }, patience)
    wire.hear = (packet) => {
      if (!startsWith(packet, beginning)) return
      clearTimeout(late)
      wire.hear = () => undefined
      resolve(packet)
    }
    send()
  })
}

export function startsWith(packet: Buffer, text: string): boolean {
  return packet.length >= text.length && packet.toString('latin1', 0, text.length) === text
}
