/** A client below the contract: raw requests, raw WebSockets, raw TCP. */
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { clientHeader } from '#shared/protocol/hello.ts'
import type { Space } from './chat.ts'

const address = '127.0.0.1'

/** Trusts the host's certificate under any name. */
function trusting(space: Space): RequestOptions {
  return { ca: space.certificate, checkServerIdentity: () => undefined, agent: false }
}

export interface Page {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** Over TLS unless `scheme` is given. The path is sent unchanged. */
export async function get(
  space: Space,
  path: string,
  { scheme = 'https', headers = {} }: { scheme?: 'http' | 'https'; headers?: Record<string, string> } = {}
): Promise<Page> {
  const options = { host: address, port: space.host.port, path, headers }
  const requested =
    scheme === 'https'
      ? httpsRequest({ ...trusting(space), ...options })
      : httpRequest({ agent: false, ...options })
  requested.end()
  const [response] = (await once(requested, 'response')) as [import('node:http').IncomingMessage]
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}

export const handshakePath = '/socket.io/?EIO=4&transport=websocket'

export interface RawSocket {
  ws: WebSocket
  /** The TLS socket below it, to write frames by hand or to stop reading. */
  tcp: Socket
  said: string[]
  /** Resolves with the close code once the host has disconnected. */
  closed: Promise<number>
}

/** @returns an open WebSocket, or the status that refused it */
export async function openSocket(
  space: Space,
  headers: Record<string, string> = { [clientHeader]: '1' },
  path = handshakePath
): Promise<RawSocket | number> {
  const url = `wss://${address}:${String(space.host.port)}${path}`
  const ws = new WebSocket(url, { ...trusting(space), headers })
  const said: string[] = []
  ws.on('message', (data: Buffer) => said.push(data.toString()))
  ws.on('error', () => undefined) // a close follows
  const closed = new Promise<number>((resolve) => ws.once('close', resolve))
  onTestFinished(() => {
    ws.terminate()
  })
  return new Promise((resolve) => {
    ws.once('upgrade', ({ socket }) => {
      socket.on('error', () => undefined) // a host disconnects at once, without waiting for packets in flight
      ws.once('open', () => {
        resolve({ ws, tcp: socket, said, closed })
      })
    })
    ws.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    void closed.then(() => {
      resolve(0)
    })
  })
}

/** An open WebSocket that has joined the one namespace there is. */
export async function connected(space: Space): Promise<RawSocket> {
  const socket = await openSocket(space)
  if (typeof socket === 'number') throw new Error(`refused with ${String(socket)}`)
  socket.ws.send('40')
  while (!socket.said.some((text) => text.startsWith('40'))) await once(socket.ws, 'message')
  return socket
}

/**
 * A WebSocket frame as a client sends it, masked with zeros.
 * @param opcode RFC 6455, section 5.2: 0 continuation, 1 text, 9 ping
 */
export function frame(opcode: number, isLast: boolean, payload: string): Buffer {
  const first = (isLast ? 0x80 : 0) | opcode
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), Buffer.from(payload)])
}

/** Writes the same bytes until the host disconnects or `most` bytes are sent. @returns the number of bytes */
export async function flood({ tcp, ws }: RawSocket, bytes: Buffer, most: number): Promise<number> {
  let sent = 0
  while (ws.readyState === WebSocket.OPEN && !tcp.destroyed && sent < most) {
    sent += bytes.length
    if (tcp.write(bytes)) continue
    const next = Promise.race([once(tcp, 'drain'), once(tcp, 'close'), once(ws, 'close')])
    await next.catch(() => undefined) // a host that disconnects resets the connection, which ends this as well
  }
  return sent
}

/** How much more memory this process, host included, has in use after some work, in MB. */
export async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  await work()
  return Math.round((process.memoryUsage().rss - before) / 1_048_576)
}

/** Prints a figure of an attack. */
export function figure(text: string): void {
  process.stdout.write(`    ${text}\n`)
}
