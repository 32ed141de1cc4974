/** A host that sends anything over real TLS: WebSocket frames byte by byte, or none. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { derOf, fingerprintOf, newCertificate } from '../../src/main/identity/certificate.ts'
import type { Pinned } from '../../src/main/connection/pinned-connection.ts'

/** RFC 6455 section 1.3. */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The first bits of a frame (RFC 6455 section 5.2). */
export const frames = { text: 0x81, firstOfMany: 0x01, more: 0x00, compressedText: 0xc1, ping: 0x89 } as const

export class HostileWire {
  readonly socket: Duplex
  readonly #request: IncomingMessage

  constructor(socket: Duplex, request: IncomingMessage) {
    this.socket = socket
    this.#request = request
    socket.on('error', () => undefined) // the member disconnects in the middle, as these tests want
  }

  /** What the member offers. */
  get offered(): string | undefined {
    return this.#request.headers['sec-websocket-extensions']
  }

  /** Completes the WebSocket's handshake. */
  upgrade(extension?: string): void {
    const key = this.#request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1')
      .update(key + magic)
      .digest('base64')
    const more = extension === undefined ? '' : `Sec-WebSocket-Extensions: ${extension}\r\n`
    this.socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Accept: ${accept}\r\n${more}\r\n`
    )
  }

  /** @param length in the frame's header; by default that of the payload */
  frame(first: number, payload: string | Uint8Array, length?: number): void {
    const bytes = Buffer.from(payload)
    const head = Buffer.alloc(10)
    head[0] = first
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length ?? bytes.length), 2)
    this.socket.write(Buffer.concat([head, bytes]))
  }

  say(text: string): void {
    this.frame(frames.text, text)
  }

  /** Up to the point where a member counts as connected; with compression, if the member offers that. */
  open({ pingInterval = 4000, pingTimeout = 6000 } = {}): void {
    this.upgrade(this.offered && 'permessage-deflate')
    this.say(`0${JSON.stringify({ sid: 'a', upgrades: [], pingInterval, pingTimeout, maxPayload: 65_536 })}`)
    this.say('40{"sid":"a"}')
  }

  /** Writes the same piece until the member disconnects. */
  async repeat(piece: Uint8Array, times: number): Promise<void> {
    for (let sent = 0; sent < times && !this.socket.destroyed; sent += 1) {
      if (!this.socket.write(piece)) await drained(this.socket)
    }
  }
}

/** @param met does what it likes with each member that asks for a WebSocket */
export async function hostileHost(met: (wire: HostileWire) => void): Promise<Pinned> {
  const { certificate, key } = await newCertificate(Date.now())
  const https = createServer({ cert: certificate, key })
  const open = new Set<Duplex>()
  https.on('upgrade', (request, socket) => {
    open.add(socket)
    met(new HostileWire(socket, request))
  })
  await new Promise<void>((resolve) => {
    https.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    https.close()
  })
  const { port } = https.address() as AddressInfo
  return {
    address: `127.0.0.1:${String(port)}`,
    fingerprint: fingerprintOf(derOf(certificate))
  }
}

function drained(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })
}
