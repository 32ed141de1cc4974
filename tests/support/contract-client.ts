/** A client that uses the contract without a session, correctly or not. */
import type { Socket as TcpSocket } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Claim } from '#shared/log/claim.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { deviceIdOf, entryProof, eventId, newRoomId, signEvent, type LogEvent } from '#shared/log/event.ts'
import { broadcasts, type BroadcastName } from '#shared/protocol/broadcasts.ts'
import { clientHeader } from '#shared/protocol/hello.ts'
import { toBase64 } from '#shared/values/ids.ts'
import type { ChainHead, Refusal } from '#shared/values/reply.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import type { Space } from './chat.ts'

/** An answer as it came over the wire. */
export type ClientReply = Refusal | ({ ok: true } & Record<string, unknown>)

/** What an entry says besides who enters. */
type Shown = { settled?: ChainHead } & Record<string, unknown>

export interface ReceivedBroadcast {
  name: BroadcastName
  payload: Record<string, unknown>
}

/** How long a test waits for what should come at once, ms: for a busy machine, and less than the test's own limit, which says nothing of it. */
const timeoutMs = 15_000

export class ContractClient {
  readonly socket: Socket
  readonly keys: DeviceKeys
  readonly device: string
  readonly received: ReceivedBroadcast[] = []
  readonly #space: string
  #chain: ChainHead = { aseq: 0, prev: null }

  constructor(socket: Socket, space: string, keys: DeviceKeys) {
    this.socket = socket
    this.keys = keys
    this.#space = space
    this.device = deviceIdOf(keys.publicKey, nodeCrypto.hash)
    for (const name of Object.keys(broadcasts) as BroadcastName[]) {
      socket.on(name, (payload: Record<string, unknown>) => this.received.push({ name, payload }))
    }
  }

  /** Of this caller's events, as far as they were taken. */
  get lastNumber(): number {
    return this.#chain.aseq
  }

  /** Any request. Rejects without an answer. */
  async request(name: string, payload?: unknown): Promise<ClientReply> {
    return (await this.socket.timeout(timeoutMs).emitWithAck(name, payload)) as ClientReply
  }

  /** The same with the payload as JSON text, for what no client would encode. */
  requestRaw(name: string, json: string): Promise<ClientReply> {
    this.socket.io.engine.once('packetCreate', (packet) => {
      packet.data = String(packet.data).replace(/,0\]$/, `,${json}]`)
    })
    return this.request(name, 0)
  }

  async greet(): Promise<{ host: string; nonce: string }> {
    const { claim, nonce } = accepted(await this.request('space:greet', { v: 2, app: 'test' }))
    return { host: (claim as Claim).host, nonce: String(nonce) }
  }

  /** @param shown a guest's invitation or code */
  async enter(shown: Shown = {}): Promise<ClientReply> {
    const { host, nonce } = await this.greet()
    const proof = toBase64(await this.keys.sign(entryProof(this.#space, host, nonce)))
    const reply = await this.request('space:enter', { key: toBase64(this.keys.publicKey), proof, ...shown })
    const { settled = { aseq: 0, prev: null } } = shown
    const chain = reply.ok ? (reply['chain'] as ChainHead) : this.#chain
    this.#chain = settled.aseq > chain.aseq ? settled : chain
    return reply
  }

  /** Signs this caller's next event, without sending it. */
  async sign(room: string, kind: string, body: JsonObject): Promise<LogEvent> {
    const { aseq, prev } = this.#chain
    const at = Date.now()
    const unsigned = {
      v: 1,
      space: this.#space,
      room,
      author: this.device,
      aseq: aseq + 1,
      prev,
      kind,
      body,
      at
    } as const
    return signEvent(unsigned, this.keys, nodeCrypto.hash)
  }

  /** Signs the next event and sends it; the chain goes on if the host took it. */
  async write(name: string, room: string, kind: string, body: JsonObject): Promise<ClientReply> {
    const event = await this.sign(room, kind, body)
    const reply = await this.request(name, { event })
    if (reply.ok) this.#chain = { aseq: event.aseq, prev: eventId(event, nodeCrypto.hash) }
    return reply
  }

  introduces(name: string, guest = false, more: JsonObject = {}): Promise<ClientReply> {
    const body = { key: toBase64(this.keys.publicKey), name, colour: 0, guest, ...more }
    return this.write('event:append', this.#space, 'member.introduced', body)
  }

  async creates(name: string, access: 'open' | 'private', invited: string[] = []): Promise<string> {
    const room = newRoomId(nodeCrypto)
    accepted(await this.write('room:create', room, 'room.created', { name, access, invited }))
    return room
  }

  joins(room: string): Promise<ClientReply> {
    return this.write('room:join', room, 'member.joined', {})
  }

  posts(room: string, text: string): Promise<ClientReply> {
    return this.write('event:append', room, 'message.posted', { text })
  }

  async postsAll(room: string, texts: readonly string[]): Promise<void> {
    await this.appendsAll(await this.signAll(room, texts))
  }

  /** Signs this caller's next messages, which it has to send. */
  async signAll(room: string, texts: readonly string[]): Promise<LogEvent[]> {
    const events: LogEvent[] = []
    for (const text of texts) {
      const event = await this.sign(room, 'message.posted', { text })
      this.#chain = { aseq: event.aseq, prev: eventId(event, nodeCrypto.hash) }
      events.push(event)
    }
    return events
  }

  /** Sends all before the first answer; the host commits them together. */
  async appendsAll(events: readonly LogEvent[]): Promise<void> {
    for (const reply of await Promise.all(events.map((event) => this.request('event:append', { event }))))
      accepted(reply)
  }

  /** Stops reading from the network, as a frozen machine does. @returns reads again */
  freeze(): () => void {
    const { tcp } = this
    tcp.pause()
    return () => void tcp.resume()
  }

  /** The connection below everything. */
  get tcp(): TcpSocket {
    const { transport } = this.socket.io.engine as unknown as { transport: { ws: { _socket: TcpSocket } } }
    return transport.ws._socket
  }

  /** The payloads received under a name. */
  all(name: BroadcastName): Record<string, unknown>[] {
    return this.received.filter((one) => one.name === name).map(({ payload }) => payload)
  }

  /**
   * Everything that the host had told before now has been heard after this: an answer comes after what was
   * told before it on the same connection.
   */
  async catchesUp(): Promise<void> {
    await this.request('there:is:no:such:request')
  }
}

/** The successful answer, or a failed test with the refusal. */
export function accepted(reply: ClientReply): { ok: true } & Record<string, unknown> {
  if (reply.ok) return reply
  throw new Error(`refused: ${reply.code} ${reply.detail ?? ''}`)
}

export function codeOf(reply: ClientReply): string {
  return reply.ok ? 'ok' : reply.code
}

export interface ClientOptions {
  keys: DeviceKeys
  headers: Record<string, string>
  /** `https` by default. */
  scheme: 'http' | 'https'
}

/** The certificate names no address; the pin of the real link is tested elsewhere. */
const anyName: object = { checkServerIdentity: () => undefined }

/** A connected socket that has not entered. */
export async function openClient(
  space: Space,
  options: Partial<ClientOptions> = {}
): Promise<ContractClient> {
  const {
    keys = deviceKeysOf(newIdentityPem()),
    headers = { [clientHeader]: '1' },
    scheme = 'https'
  } = options
  const url = `${scheme}://127.0.0.1:${String(space.host.port)}`
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
    ca: space.certificate,
    ...anyName
  })
  onTestFinished(() => {
    socket.disconnect()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return new ContractClient(socket, space.id, keys)
}

/** A member with a name, in no room. */
export async function enterAsMember(
  space: Space,
  name: string,
  options?: Partial<ClientOptions>
): Promise<ContractClient> {
  const caller = await openClient(space, options)
  accepted(await caller.enter())
  const reply = await caller.introduces(name)
  if (codeOf(reply) !== 'exists') accepted(reply) // the host of a space is a member already
  return caller
}

/** Signed by the host's own device; its log may lack it. */
export function eventOfHost({ id, lobby, keys }: Space, aseq: number): Promise<LogEvent> {
  const author = deviceIdOf(keys.publicKey, nodeCrypto.hash)
  const [kind, body] = ['message.posted', { text: 'of the host' }]
  return signEvent(
    { v: 1, space: id, room: lobby, author, aseq, prev: null, kind, body, at: 1 },
    keys,
    nodeCrypto.hash
  )
}
