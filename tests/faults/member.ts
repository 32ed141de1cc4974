/** A member with a real session and file, who writes messages, and records acknowledgements and shown messages. */
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import type { LogEvent, Placed } from '#shared/log/event.ts'
import { asKnown } from '#shared/log/kinds.ts'
import type { HostConnection, SessionStore } from '#shared/session/deps.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { deviceKeysOf, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import type { Step } from '../support/checker.ts'
import type { Marks } from './plans.ts'

export interface MemberParts {
  name: string
  space: string
  lobby: string
  /** PEM. */
  identity: string
  /** The files of space and history; both may be there from a former life. */
  path: string
  history: string
  /** The number of the last message of a former life. */
  spoken: number
  dial: () => Promise<HostConnection>
  /** Wrap what the session is given. */
  wrapStore: (store: SessionStore) => SessionStore
  wrapLink: (link: HostConnection) => HostConnection
}

export class Member {
  readonly session: Session
  readonly #parts: MemberParts
  readonly #file: SpaceFile
  /** The number of the newest message that was shown, by author. */
  readonly #shown = new Map<string, number>()
  readonly #refused = new Set<string>()
  #refusals = 0
  readonly #changes = new EventTarget()
  #spoken: number
  #stored: number
  #rest: NodeJS.Timeout | undefined

  constructor(parts: MemberParts) {
    this.#parts = parts
    this.#spoken = parts.spoken
    this.#stored = parts.spoken
    this.#file = openSpaceFile(parts.path)
    const store = parts.wrapStore(this.#file.replica.session(parts.space, nodeCrypto.hash))
    this.session = new Session({
      space: parts.space,
      keys: deviceKeysOf(parts.identity),
      crypto: nodeCrypto,
      clock: systemClock,
      store,
      dial: async () => parts.wrapLink(this.#noting(await parts.dial())),
      app: 'faults',
      profile: () => ({ name: parts.name, colour: 1, guest: false }),
      replicate: true,
      onError: () => undefined // losses are what these tests are about; what they lead to is noted
    })
    this.session.on('log:appended', ({ room, placed }) => {
      if (room === parts.lobby) this.#see(placed)
    })
    this.session.on('outbox:changed', () => {
      this.#noteRefusals()
    })
    this.session.onAny(() => this.#changes.dispatchEvent(new Event('change')))
  }

  /** Opens the window on what is held, and connects. */
  async start(): Promise<void> {
    this.#note([{ did: 'opened' }])
    const pages: Placed[][] = []
    for (let more = true; more;) {
      const before = pages.at(-1)?.[0]?.position.seq
      const requested = { room: this.#parts.lobby, limit: 200, ...(before === undefined ? {} : { before }) }
      const reply = await this.session.request('log:read', requested)
      if (!reply.ok) throw new Error(reply.code)
      pages.push(reply.placed)
      more = reply.more && reply.placed.length > 0
    }
    this.#see(pages.toReversed().flat())
    this.session.start()
  }

  get isJoined(): boolean {
    return this.session.view.rooms.some(
      ({ id, membership }) => id === this.#parts.lobby && membership === 'joined'
    )
  }

  get hasSent(): boolean {
    return this.session.view.outbox.length === 0
  }

  /** The number of the newest message that is stored. */
  get stored(): number {
    return this.#stored
  }

  /** How many messages have been refused. */
  get refused(): number {
    return this.#refusals
  }

  isShown(marks: Marks): boolean {
    return Object.entries(marks).every(([author, number]) => (this.#shown.get(author) ?? 0) >= number)
  }

  /** The state of its connection, to explain a wait. */
  get state(): string {
    const { connection, outbox } = this.session.view
    return `${this.#parts.name}: ${JSON.stringify(connection)}, outbox ${outbox.map(({ state }) => state).join(' ')}`
  }

  /** Resolves once `isTrue`, which is checked after every broadcast of the session. */
  async until(isTrue: () => boolean, signal: AbortSignal): Promise<void> {
    while (!isTrue()) await once(this.#changes, 'change', { signal })
  }

  /** Messages a second from now on, at random intervals. */
  write(perSecond: number): void {
    clearTimeout(this.#rest)
    if (perSecond === 0) return
    this.#rest = setTimeout(
      () => {
        void this.#say()
        this.write(perSecond)
      },
      (Math.random() * 2000) / perSecond
    )
  }

  /** Sends refused messages again until all have arrived. */
  async retry(signal: AbortSignal): Promise<void> {
    while (!this.hasSent) {
      for (const { ticket, state, body } of this.session.view.outbox) {
        if (state !== 'failed' || !('text' in body)) continue
        this.#refused.delete(ticket)
        this.#note([{ did: 'requested', message: body.text }])
        const reply = await this.session.request('outbox:retry', { ticket })
        if (reply.ok) this.#note([{ did: 'stored', message: body.text }])
      }
      await this.until(() => this.session.view.outbox.every(({ state }) => state === 'failed'), signal)
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#rest)
    await this.session.stop()
    this.#file.close()
  }

  async #say(): Promise<void> {
    const number = ++this.#spoken
    const message = `${this.#parts.name} ${String(number)}`
    this.#note([{ did: 'requested', message }])
    const written = { room: this.#parts.lobby, kind: 'message.posted', body: { text: message } } as const
    const reply = await this.session.request('event:write', written)
    if (!reply.ok) throw new Error(`${message}: ${reply.code}`)
    this.#note([{ did: 'stored', message }])
    this.#stored = number
  }

  #see(placed: readonly Placed[]): void {
    const steps = placed.flatMap(({ event, position }): Step[] => {
      const text = textOf(event)
      if (text === null) return []
      const [author = '', number] = text.split(' ')
      this.#shown.set(author, Math.max(Number(number), this.#shown.get(author) ?? 0))
      return [{ did: 'shown', message: text, room: event.room, seq: position.seq }]
    })
    this.#note(steps)
  }

  #noteRefusals(): void {
    for (const { ticket, state, body } of this.session.view.outbox) {
      if (state !== 'failed' || this.#refused.has(ticket) || !('text' in body)) continue
      this.#refused.add(ticket)
      this.#refusals += 1
      this.#note([{ did: 'refused', message: body.text }])
    }
  }

  /** Written before anything else happens, so that it is known even if this process is killed next. */
  #note(steps: readonly Step[]): void {
    if (steps.length === 0) return
    appendFileSync(this.#parts.history, steps.map((step) => `${JSON.stringify(step)}\n`).join(''))
  }

  /** The same link, noting which messages the host acknowledges. */
  #noting(link: HostConnection): HostConnection {
    return {
      ...link,
      request: async (name, payload) => {
        const reply = await link.request(name, payload)
        const text = 'event' in payload ? textOf(payload.event) : null
        if (reply.ok && text !== null) this.#note([{ did: 'acknowledged', message: text }])
        return reply
      }
    }
  }
}

/** What a message says; null for any other event. */
function textOf(event: LogEvent): string | null {
  const known = asKnown(event)
  return known?.kind === 'message.posted' ? known.body.text : null
}
