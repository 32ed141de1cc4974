/** "Connection": Socket.IO's text packets over one WebSocket, to the one certificate that was proven. */
import { X509Certificate } from 'node:crypto'
import { Agent } from 'node:https'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import type { Met } from './greeting.ts'
import { Refusal, type Chain } from './shapes.ts'

/** The host's no. */
export class Refused extends Error {
  readonly code: string
  readonly head: Chain | undefined

  constructor({ code, detail, head }: v.InferOutput<typeof Refusal>) {
    super(`${code}: ${detail}`)
    this.code = code
    this.head = head
  }
}

/** "Claims": a host is sure of itself within a second, or another one goes on. */
const contestedMs = 250
const maxContested = 40

const Answer = v.looseObject({ ok: v.boolean() })
const Broadcast = v.tuple([v.string(), v.optional(v.unknown())])

export class Socket {
  /** Hears every broadcast. */
  receives: (name: string, payload: unknown) => void = () => undefined
  readonly closed: Promise<void>
  /** Why it was closed, unless the host did it. */
  reason: unknown = null
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: unknown) => void>()
  #requested = 0
  #connected: () => void = () => undefined

  /**
   * Resolves when requests can be made.
   * @param guest to be taken for a browser, whose page comes from the host
   */
  static async connect(met: Met, guest = false): Promise<Socket> {
    const socket = new Socket(met, guest)
    await new Promise<void>((resolve, reject) => {
      socket.#connected = resolve
      socket.#socket.once('error', reject)
      void socket.closed.then(() => reject(new Error('the host closed the connection')))
    })
    return socket
  }

  private constructor({ place: { address, port }, certificate }: Met, guest: boolean) {
    const host = `${address}:${String(port)}`
    this.#socket = new WebSocket(`wss://${host}/socket.io/?EIO=4&transport=websocket`, {
      headers: guest ? { origin: `https://${host}` } : { 'x-parley': '1' },
      perMessageDeflate: false,
      agent: onlyTo(certificate)
    })
    this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve()))
    this.#socket.on('message', (data: Buffer) => this.#handle(data.toString()))
  }

  /** @throws Refused when the host answers no. */
  async request(name: string, payload: object): Promise<unknown> {
    const id = this.#requested++
    const answered = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(`42${String(id)}${JSON.stringify([name, payload])}`)
    const closed = this.closed.then(() =>
      Promise.reject(new Error('the connection closed', { cause: this.reason }))
    )
    const answer = v.parse(Answer, await Promise.race([answered, closed]))
    if (!answer.ok) throw new Refused(v.parse(Refusal, answer))
    return answer
  }

  /** @throws Refused */
  async requestUntilSettled(name: string, payload: object): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.request(name, payload)
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'contested' || tries === maxContested) throw error
        await new Promise((resolve) => setTimeout(resolve, contestedMs))
      }
    }
  }

  async close(): Promise<void> {
    this.#socket.close()
    await this.closed
  }

  /** Leaves a host that broke the protocol; `reason` tells how. */
  leave(reason: unknown): void {
    this.reason = reason
    this.#socket.terminate()
  }

  #handle(packet: string): void {
    try {
      this.#read(packet)
    } catch (error) {
      this.leave(error)
    }
  }

  /** @throws Error when the host breaks the protocol */
  #read(packet: string): void {
    const [, type, id, json] = /^(0|1|2|40|41|42|43)(\d*)(.*)$/s.exec(packet) ?? []
    if (type === '0') this.#socket.send('40')
    else if (type === '2') this.#socket.send('3')
    else if (type === '40') this.#connected()
    else if (type === '42') this.receives(...parseBroadcast(json))
    else if (type === '43') this.#answer(Number(id), json)
    else if (type === '41' || type === '1') this.#socket.close()
    else throw new Error(`no host sends ${packet}`)
  }

  #answer(id: number, json = ''): void {
    const [answer] = JSON.parse(json) as unknown[]
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }
}

function parseBroadcast(json = ''): [string, unknown] {
  const [name, payload] = v.parse(Broadcast, JSON.parse(json))
  return [name, payload]
}

/** Never `rejectUnauthorized: false`: with it, Node asks no one whether the certificate is the right one. */
function onlyTo(certificate: Buffer): Agent {
  return new Agent({
    ca: new X509Certificate(certificate).toString(),
    checkServerIdentity: (_host, shown) =>
      shown.raw.equals(certificate) ? undefined : new Error('another certificate')
  })
}
