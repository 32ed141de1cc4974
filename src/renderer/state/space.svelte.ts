import { sha256 } from '@noble/hashes/sha2.js'
import type { Draft, LinkState, RoomView, SpaceView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/session/parts.ts'
import type { Keep } from '../platform/platform.ts'
import { Asks } from './asks.ts'
import { Composer } from './composer.svelte.ts'
import { People, type Person } from './people.svelte.ts'
import type { Port, Refuse } from './port.ts'
import { Rooms } from './rooms.svelte.ts'
import { Timeline } from './timeline.svelte.ts'
import { Typing } from './typing.svelte.ts'

/** What a space is given by its surroundings. */
export interface SpaceParts {
  id: string
  port: Port
  clock: Clock
  keep: Keep
  refuse: Refuse
}

/** One space as the window shows it, and the room that is open in it. */
export class Space {
  readonly id: string
  readonly people = new People()
  readonly rooms = new Rooms()
  readonly typing: Typing
  readonly asks: Asks
  #name = $state('')
  #startedBy = $state('')
  #me = ''
  #ready = $state(false)
  #link = $state.raw<LinkState>({ state: 'connecting' })
  #host = $state<string | null>(null)
  #outbox = $state.raw<readonly Draft[]>([])
  #roomId = $state<string | null>(null)
  #timeline = $state.raw<Timeline | null>(null)
  #composer = $state.raw<Composer | null>(null)
  #ends: (() => void)[] = []
  readonly parts: SpaceParts

  constructor(parts: SpaceParts) {
    this.id = parts.id
    this.parts = parts
    this.typing = new Typing(parts.clock)
    this.asks = new Asks(parts.port, parts.refuse)
  }

  get name(): string {
    return this.#name
  }

  /** False until the host has shown the space to this device for the first time. */
  get ready(): boolean {
    return this.#ready
  }

  get link(): LinkState {
    return this.#link
  }

  get host(): Person | null {
    return this.#host === null ? null : this.people.find(this.#host)
  }

  /** Whoever started the space may remove members. */
  get startedByMe(): boolean {
    return this.#ready && this.#startedBy === this.#me
  }

  get room(): RoomView | null {
    return this.rooms.find(this.#roomId)
  }

  /** Only in a room that I am in. */
  get timeline(): Timeline | null {
    return this.#timeline
  }

  get composer(): Composer | null {
    return this.#composer
  }

  /** What is on its way to the open room. */
  get drafts(): readonly Draft[] {
    return this.#outbox.filter((draft) => draft.room === this.#roomId)
  }

  /** Watches the space; false when there is no such space here. */
  async start(): Promise<boolean> {
    this.#ends = this.#listen()
    const reply = await this.parts.port.request('space:watch', {})
    if (!reply.ok) {
      this.parts.refuse(reply.code)
      return false
    }
    this.#take(reply)
    this.enterRoom(reply.space.lobby)
    return true
  }

  stop(): void {
    for (const end of this.#ends) end()
    this.#composer?.rest()
    this.typing.stop()
  }

  /** Shows the room; its messages only if I am in it. */
  enterRoom(id: string): void {
    this.#composer?.rest()
    this.#roomId = id
    this.#timeline = null
    this.#composer = null
    this.#openRoom()
  }

  /** Shows no room, as a narrow window does while it shows the list. */
  leaveRoomView(): void {
    this.#composer?.rest()
    this.#roomId = null
    this.#timeline = null
    this.#composer = null
  }

  /** Shows the direct room with this person, made now if there is none yet. */
  async writeTo(person: Person): Promise<void> {
    const known = this.rooms.directWith(person.device)?.id
    const room = known ?? (await this.asks.createRoom(person.name, 'direct', [person.device]))
    if (room !== null) this.enterRoom(room)
  }

  /** Shows a message in its room. @param seq where it is, if that is known */
  async showMessage(room: string, id: string, seq?: number): Promise<void> {
    if (room !== this.#roomId) this.enterRoom(room)
    const there = await this.#timeline?.jumpTo(id, seq)
    if (there === false) this.parts.refuse('not-found')
  }

  /** The others in a room, who is here first; all others of the space while the host cannot be asked. */
  async peopleIn(room: RoomView): Promise<readonly Person[]> {
    const { others } = this.people
    if (room.access === 'direct') return others.filter(({ device }) => room.pair.includes(device))
    const reply = await this.parts.port.request('member:list', { room: room.id })
    return reply.ok ? others.filter(({ device }) => reply.members.includes(device)) : others
  }

  /** Puts my last message in this room into the composer, if it is loaded. */
  editLast(): void {
    const mine = this.#timeline?.items.findLast(
      (item) => item.kind === 'message' && item.author === this.#me && !item.deleted
    )
    if (mine?.kind === 'message') this.#composer?.edit(mine)
  }

  #openRoom(): void {
    const room = this.room
    if (room?.membership !== 'joined' || this.#timeline) return
    const { port, refuse } = this.parts
    const { id } = room
    const unread = (): number => this.rooms.find(id)?.unread ?? 0
    this.#timeline = new Timeline({ port, refuse, hash: sha256, room: id, me: this.#me, unread })
    this.#composer = new Composer(id, { ...this.parts, people: () => this.people.others })
    void this.#timeline.load()
  }

  #take(view: SpaceView): void {
    this.#name = view.space.name
    this.#startedBy = view.space.by
    this.#me = view.me
    this.#link = view.link
    this.#host = view.host
    this.#outbox = view.outbox
    this.people.replace(view.members, view.me, view.here)
    this.rooms.replace(view.rooms, view.space.lobby)
    this.#ready = view.rooms.length > 0
  }

  #listen(): (() => void)[] {
    const { port } = this.parts
    return [
      port.on('space:refreshed', (view) => {
        this.#refresh(view)
      }),
      port.on('link:changed', ({ link, host }) => {
        this.#link = link
        this.#host = host
      }),
      port.on('outbox:changed', ({ outbox }) => {
        this.#outbox = outbox
      }),
      port.on('log:appended', ({ room, after, placed }) => {
        for (const { event } of placed) this.typing.hear(room, event.author, false)
        if (room === this.#timeline?.room) this.#timeline.hear(after, placed)
      }),
      port.on('room:changed', ({ room }) => {
        this.#changeRoom(room)
      }),
      port.on('room:removed', ({ room }) => {
        this.rooms.remove(room)
        if (room === this.#roomId) this.enterRoom(this.rooms.lobby)
      }),
      port.on('member:changed', ({ member }) => {
        this.people.change(member)
      }),
      port.on('presence:changed', ({ device, presence, here }) => {
        this.people.see(device, presence, here)
      }),
      port.on('typing:changed', ({ room, device, typing }) => {
        this.typing.hear(room, device, typing)
      })
    ]
  }

  #refresh(view: SpaceView): void {
    this.#take(view)
    if (this.#roomId !== null && !this.room) this.enterRoom(view.space.lobby)
    else if (this.#timeline) void this.#timeline.load()
    else this.#openRoom()
  }

  #changeRoom(room: RoomView): void {
    this.rooms.change(room)
    if (room.id !== this.#roomId) return
    if (room.membership === 'joined') this.#openRoom()
    else this.enterRoom(room.id)
  }
}
