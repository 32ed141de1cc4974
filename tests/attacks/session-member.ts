/** An honest member with a real session, who writes, reacts and measures. */
import { once } from 'node:events'
import { asKnown } from '#shared/log/kinds.ts'
import type { Placed } from '#shared/log/event.ts'
import { eventId } from '#shared/log/event.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { derOf, fingerprintOf } from '../../src/main/identity/certificate.ts'
import { deviceKeysOf, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { connect } from '../../src/main/connection/pinned-connection.ts'
import type { Target } from './host.ts'
import { epochMs } from './epoch-ms.ts'
import { pemOf } from './person.ts'

/** `name|number|sent at`, also written by other processes. */
const pattern = /^(.+)\|(\d+)\|([\d.]+)$/

const reactEvery = 5

export class SessionMember {
  readonly name: string
  /** ms each, since the last `begin`. */
  latencies: number[] = []
  repeated = 0
  reordered = 0
  refused = 0
  cut = 0
  written = 0
  readonly #session: Session
  readonly #lobby: string
  readonly #changes = new EventTarget()
  /** By author. */
  readonly #received = new Map<string, number>()
  #newest: string | null = null

  constructor(target: Target, name: string) {
    this.name = name
    this.#lobby = target.lobby
    const { certificate, host, port, space } = target
    const pinned = {
      address: `127.0.0.1:${String(port)}`,
      certificate,
      host,
      fingerprint: fingerprintOf(derOf(certificate))
    }
    this.#session = new Session({
      space,
      keys: deviceKeysOf(pemOf(name)),
      crypto: nodeCrypto,
      clock: systemClock,
      store: memoryStore(),
      dial: async () => {
        const link = await connect(pinned)
        link.onClose(() => (this.cut += 1))
        return link
      },
      app: 'attacks',
      profile: () => ({ name, colour: 1, guest: false }),
      replicate: false,
      onError: (error) => {
        process.stderr.write(`${name}: ${String(error)}\n`)
      }
    })
    this.#session.on('log:appended', ({ room, placed }) => {
      if (room === this.#lobby) for (const one of placed) this.#handle(one)
    })
    this.#session.onAny(() => this.#changes.dispatchEvent(new Event('change')))
  }

  start(): void {
    this.#session.start()
  }

  get isJoined(): boolean {
    return this.#session.view.rooms.some(
      ({ id, membership }) => id === this.#lobby && membership === 'joined'
    )
  }

  get unsent(): number {
    return this.#session.view.outbox.length
  }

  /** The newest number received from this author. */
  receivedBy(author: string): number {
    return this.#received.get(author) ?? 0
  }

  async say(): Promise<void> {
    const number = (this.written += 1)
    const text = `${this.name}|${String(number)}|${epochMs().toFixed(1)}`
    const written = { room: this.#lobby, kind: 'message.posted', body: { text } } as const
    await this.#expect(this.#session.request('event:write', written))
    if (number % reactEvery !== 0 || this.#newest === null) return
    const reaction = { target: this.#newest, emoji: '👍' }
    await this.#expect(
      this.#session.request('event:write', { room: this.#lobby, kind: 'reaction.added', body: reaction })
    )
  }

  /** Checked after each event of the session. @throws when the signal aborts */
  async until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    while (!holds()) await once(this.#changes, 'change', { signal })
  }

  async #expect(reply: Promise<{ ok: boolean }>): Promise<void> {
    if (!(await reply).ok) this.refused += 1
  }

  #handle({ event }: Placed): void {
    const known = asKnown(event)
    if (known?.kind !== 'message.posted') return
    const [, author, number, at] = pattern.exec(known.body.text) ?? []
    if (author === undefined) return
    this.#newest = eventId(event, nodeCrypto.hash)
    const before = this.receivedBy(author)
    if (Number(number) <= before) this.repeated += 1
    else if (Number(number) > before + 1) this.reordered += 1
    this.#received.set(author, Math.max(before, Number(number)))
    if (author !== this.name) this.latencies.push(epochMs() - Number(at))
  }
}
