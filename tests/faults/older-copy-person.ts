/** Someone who writes, and whose history says what was acknowledged and what their window has shown. */
import { appendFileSync } from 'node:fs'
import { canonicalJson, type JsonObject } from '#shared/log/canonical.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import type { RoomView, Written } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import { unwrap } from '#shared/values/reply.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import type { Note, NotedEvent, PersonState } from './older-copy-plans.ts'
import { Window } from './older-copy-window.ts'

const emoji = ['👍', '❤️', '😂', '🎉', '👀']

/** What an event says, no matter who signs it. */
export function saysOf({ room, kind, body }: { room: string; kind: string; body: JsonObject }): string {
  return `${room} ${kind} ${canonicalJson(body)}`
}

export function noted({ event, position }: Placed): NotedEvent {
  const { room, author, aseq, erased } = event
  const says = erased === undefined ? saysOf(event) : null
  return { id: eventId(event, nodeCrypto.hash), room, seq: position.seq, author, aseq, says }
}

const numbers = new Map<string, number>()

export class WritingPerson {
  readonly session: Session
  readonly #name: string
  readonly #guest: boolean
  readonly #history: string
  readonly #window = new Window()
  readonly #acknowledged = new Set<string>()
  readonly #changed = new Set<string>()
  #cuts = 0
  #rest: NodeJS.Timeout | undefined

  constructor(name: string, session: Session, history: string, guest = false) {
    this.#name = name
    this.session = session
    this.#history = history
    this.#guest = guest
    this.#note({ did: 'opened', device: session.view.me })
    session.on('log:appended', ({ room, placed }) => {
      this.#show(room, placed, true)
    })
    session.on('log:cut', (cut) => {
      this.#cut(cut)
    })
    session.on('outbox:changed', () => {
      this.#noteOutbox()
    })
    session.on('room:invited', () => {
      this.#joinAll()
    })
    session.on('space:refreshed', () => {
      this.#joinAll()
    })
  }

  /** Shows what is held, as a page does. Before the session starts. */
  async begin(): Promise<void> {
    for (const { id, membership } of this.session.view.rooms)
      if (membership === 'joined') await this.#read(id)
    this.#noteOutbox()
  }

  state(withWindows: boolean): PersonState {
    const { me, connection, outbox, rooms } = this.session.view
    const isShown = ({ membership }: RoomView): boolean => withWindows && membership === 'joined'
    const shown = rooms.filter(isShown).map(({ id }) => [id, this.#shown(id)] as const)
    return {
      name: this.#name,
      device: me,
      guest: this.#guest,
      connection: 'code' in connection ? `${connection.state}: ${connection.code ?? ''}` : connection.state,
      removed: connection.state === 'refused' && connection.code === 'removed',
      unsent: outbox.length,
      rooms: Object.fromEntries(shown)
    }
  }

  #shown(room: string): { from: number; ids: string[] } {
    const shown = this.#window.shown(room)
    return { from: shown[0]?.seq ?? 1, ids: shown.map(({ id }) => id) }
  }

  /** Events a second from now on, at random intervals. */
  write(perSecond: number): void {
    clearTimeout(this.#rest)
    if (perSecond === 0) return
    this.#rest = setTimeout(
      () => {
        void this.#writeAny()
        this.write(perSecond)
      },
      (Math.random() * 2000) / perSecond
    )
  }

  async post(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) await this.#writeAs(this.#message(this.#room()))
  }

  async createRoom(name: string, invited: string[]): Promise<void> {
    unwrap(await this.session.request('room:create', { name, access: 'private', invited }))
  }

  async remove(member: string): Promise<void> {
    const { lobby } = this.session.view.space
    unwrap(
      await this.session.request('event:send', { room: lobby, kind: 'member.removed', body: { member } })
    )
  }

  async #read(room: string): Promise<void> {
    for (let before: number | undefined; ;) {
      const cuts = this.#cuts
      const requested = { room, limit: 200, ...(before === undefined ? {} : { before }) }
      const page = unwrap(await this.session.request('log:read', requested))
      if (cuts !== this.#cuts) continue
      this.#show(room, page.placed, false)
      before = page.placed[0]?.position.seq
      if (!page.more || before === undefined) return
    }
  }

  /** A host that is gone before it answers leaves the invitation open: the next entry shows it again. */
  #joinAll(): void {
    for (const { id: room, membership } of this.session.view.rooms)
      if (membership === 'invited')
        void this.session.request('event:send', { room, kind: 'member.joined', body: {} })
  }

  async #writeAny(): Promise<void> {
    const room = this.#room()
    const chosen = Math.random()
    const own = this.#window.recent(room, this.session.view.me)
    const target = own[Math.floor(Math.random() * own.length)]
    const any = this.#window.recent(room)
    const reacted = any[Math.floor(Math.random() * any.length)]
    if (chosen < 0.1 && target !== undefined) await this.#writeAs(this.#edit(room, target))
    else if (chosen < 0.15 && target !== undefined) await this.#delete(room, target)
    else if (chosen < 0.3 && reacted !== undefined) await this.#react(room, reacted)
    else await this.#writeAs(this.#message(room))
  }

  #room(): string {
    const { rooms, space } = this.session.view
    const joined = rooms.filter(({ membership }) => membership === 'joined')
    return joined[Math.floor(Math.random() * joined.length)]?.id ?? space.lobby
  }

  #message(room: string): Written {
    return { room, kind: 'message.posted', body: { text: this.#text() } }
  }

  #edit(room: string, target: string): Written {
    return { room, kind: 'message.edited', body: { target, text: this.#text() } }
  }

  async #delete(room: string, target: string): Promise<void> {
    if (!this.#isNew(`${target} deleted`)) return
    await this.#writeAs({ room, kind: 'message.deleted', body: { target } })
  }

  async #react(room: string, target: string): Promise<void> {
    const face = emoji[Math.floor(Math.random() * emoji.length)] ?? '👍'
    if (!this.#isNew(`${target} ${face}`)) return
    await this.#writeAs({ room, kind: 'reaction.added', body: { target, emoji: face } })
  }

  #isNew(change: string): boolean {
    if (this.#changed.has(change)) return false
    this.#changed.add(change)
    return true
  }

  /** No two are the same, also after the person has been opened again. */
  #text(): string {
    const number = (numbers.get(this.#name) ?? 0) + 1
    numbers.set(this.#name, number)
    return `${this.#name} ${String(process.pid)} ${String(number)}`
  }

  async #writeAs(written: Written): Promise<void> {
    const reply = await this.session.request('event:write', written)
    if (reply.ok) this.#note({ did: 'wrote', says: saysOf(written) })
    else if (!['not-in-room', 'offline'].includes(reply.code)) throw new Error(`${this.#name}: ${reply.code}`)
  }

  #show(room: string, placed: readonly Placed[], follows: boolean): void {
    if (placed.length === 0) return
    const events = placed.map(noted)
    this.#window.show(room, events, follows)
    this.#note({ did: 'shown', room, follows, events })
  }

  #cut({ room, after }: { room: string; after: number }): void {
    this.#cuts += 1
    this.#window.cut(room, after)
    this.#note({ did: 'cut', room, after })
  }

  /** A draft that is sent is on the host's disk; one that failed is given up. */
  #noteOutbox(): void {
    for (const draft of this.session.view.outbox) {
      const says = saysOf(draft)
      if (draft.state === 'sent' && !this.#acknowledged.has(says)) {
        this.#acknowledged.add(says)
        this.#note({ did: 'acknowledged', says })
      }
      if (draft.state !== 'failed') continue
      this.#note({ did: 'refused', says, code: draft.code ?? '' })
      void this.session.request('outbox:discard', { ticket: draft.ticket })
    }
  }

  /** Written before anything else happens, so that it is known even if this process is killed next. */
  #note(note: Note): void {
    appendFileSync(this.#history, `${JSON.stringify(note)}\n`)
  }
}
