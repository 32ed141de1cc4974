/** A connection to a host without a session, from any local address, valid or not. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { WebSocket, type ClientOptions } from 'ws'
import { clientHeader } from '#shared/protocol/hello.ts'
import { limits } from '#shared/values/limits.ts'
import type { Target } from './host.ts'
import type { Person } from './person.ts'

/** The answer, or why there is none. */
export const Answer = v.looseObject({
  ok: v.boolean(),
  code: v.optional(v.string()),
  detail: v.optional(v.string())
})
export type Answer = v.InferOutput<typeof Answer>

const Greeted = v.object({ claim: v.object({ host: v.string() }), nonce: v.string() })
const Entered = v.object({ chain: v.object({ aseq: v.number(), prev: v.nullable(v.string()) }) })

/** Counts of all connections together. */
export interface Count {
  sockets: number
  requests: number
  bytes: number
  refused: number
}

export interface Options {
  from: string
  count?: Count
  headers?: Record<string, string>
  scheme?: 'wss' | 'ws'
  path?: string
  socket?: ClientOptions
}

export const handshakePath = '/socket.io/?EIO=4&transport=websocket'
const timeoutMs = 10_000

/** The certificate names no address; it is pinned instead. */
const anyName: object = { checkServerIdentity: () => undefined }

const ping = 0x32 // '2'
const acknowledgement = '43'

export class RawConnection {
  readonly #socket: WebSocket
  readonly #count: Count
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #requested = 0
  #tcp: Socket | null = null
  /** Every packet except pings and answers. */
  receives: (packet: string) => void = () => undefined

  private constructor(target: Target, { from, count, headers, scheme = 'wss', path, socket }: Options) {
    this.#count = count ?? { sockets: 0, requests: 0, bytes: 0, refused: 0 }
    this.#count.sockets += 1
    this.#socket = new WebSocket(`${scheme}://127.0.0.1:${String(target.port)}${path ?? handshakePath}`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      localAddress: from,
      headers: headers ?? { [clientHeader]: '1' },
      ca: target.certificate,
      handshakeTimeout: timeoutMs,
      ...anyName,
      ...socket
    })
    this.#socket.on('error', () => undefined) // a close follows
    this.#socket.on('upgrade', ({ socket: tcp }) => (this.#tcp = tcp))
    this.#socket.on('message', (data: Buffer) => this.#handle(data))
  }

  /** A WebSocket that has not joined the namespace. @throws when the host refuses it */
  static async dial(target: Target, options: Options): Promise<RawConnection> {
    const line = new RawConnection(target, options)
    const closed = once(line.#socket, 'close').then(() => {
      throw new Error('the host refused the connection')
    })
    await Promise.race([once(line.#socket, 'open'), closed])
    closed.catch(() => undefined)
    return line
  }

  /** One that has joined the namespace. */
  static async open(target: Target, options: Options): Promise<RawConnection> {
    const line = await RawConnection.dial(target, options)
    await line.connects()
    return line
  }

  async connects(): Promise<void> {
    const connected = new Promise<void>((resolve, reject) => {
      this.receives = (packet) => {
        if (packet.startsWith('40')) resolve()
      }
      this.#socket.once('close', () => reject(new Error('the host closed the connection')))
      setTimeout(() => reject(new Error('the host gave no namespace')), timeoutMs).unref()
    })
    this.raw('40')
    await connected
    this.receives = () => undefined
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN && this.#tcp?.destroyed !== true
  }

  get extensions(): string {
    return this.#socket.extensions
  }

  get tcp(): Socket {
    if (!this.#tcp) throw new Error('not connected')
    return this.#tcp
  }

  get closed(): Promise<unknown> {
    return this.isOpen ? once(this.#socket, 'close') : Promise.resolve()
  }

  raw(text: string): void {
    if (!this.isOpen) return
    this.#count.bytes += text.length
    this.#socket.send(text)
  }

  /** Sends a request without waiting. @returns false when not connected */
  fire(name: string, payload: unknown): boolean {
    if (!this.isOpen) return false
    this.#count.requests += 1
    this.raw(`42${String(this.#requested++)}${JSON.stringify([name, payload])}`)
    return true
  }

  /** @throws when there is no answer */
  async request(name: string, payload: unknown): Promise<Answer> {
    const id = this.#requested
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve))
    if (!this.fire(name, payload)) throw new Error('the connection is closed')
    const never = new AbortController()
    try {
      const nothing = Promise.race([
        once(this.#socket, 'close', { signal: never.signal }),
        wait(timeoutMs, null, { signal: never.signal })
      ]).then(() => {
        throw new Error(`no answer to ${name}`)
      })
      nothing.catch(() => undefined)
      return await Promise.race([answered, nothing])
    } finally {
      never.abort()
      this.#waiting.delete(id)
    }
  }

  /** The nonce to sign. */
  async greet(): Promise<{ host: string; nonce: string }> {
    const { claim, nonce } = v.parse(
      Greeted,
      await this.request('space:greet', { v: limits.protocol, app: 'attacks' })
    )
    return { host: claim.host, nonce }
  }

  async enter(person: Person, shown: object = {}): Promise<Answer> {
    const { host, nonce } = await this.greet()
    const entered = await this.request('space:enter', {
      key: person.key,
      proof: person.proof(host, nonce),
      ...shown
    })
    if (entered.ok) person.chain = v.parse(Entered, entered).chain
    return entered
  }

  /** Stops reading, like a frozen machine. */
  deafen(): void {
    this.tcp.pause()
  }

  /** Pings the other side, since a socket that does not read does not notice its end. */
  async isHeld(): Promise<boolean> {
    if (!this.isOpen) return false
    this.raw('3') // a closed connection answers this with a reset
    await wait(300)
    this.raw('3')
    await wait(100)
    return this.isOpen
  }

  end(): void {
    this.#socket.terminate()
  }

  #handle(data: Buffer): void {
    if (data.length === 1 && data[0] === ping) {
      this.#socket.send('3')
      return
    }
    if (data.toString('latin1', 0, 2) === acknowledgement) this.#answer(data.toString())
    else this.receives(data.toString())
  }

  #answer(packet: string): void {
    const [, id = '', json = ''] = /^43(\d*)(.*)$/s.exec(packet) ?? []
    if (packet.startsWith('[{"ok":false', 2 + id.length)) this.#count.refused += 1
    const answered = this.#waiting.get(Number(id))
    if (!answered) return
    const [answer] = JSON.parse(json) as unknown[]
    answered(v.parse(Answer, answer))
  }
}
