import type { RoomView } from '#shared/session/contract.ts'
import { byName } from '../../text/by-name.ts'
import { lookalikes } from './lookalikes.svelte.ts'

export class Rooms {
  #all = $state.raw<ReadonlyMap<string, RoomView>>(new Map())
  #unstarted = $state.raw<readonly RoomView[]>([])
  #lobby = $state('')
  readonly #isMuted: (room: string) => boolean
  #sorted = $derived(
    [...this.#all.values(), ...this.#unstarted.filter(({ id }) => !this.#all.has(id))].toSorted(
      (a, b) => Number(b.id === this.#lobby) - Number(a.id === this.#lobby) || byName(a, b)
    )
  )

  #active = $derived(this.#sorted.filter(({ archived }) => !archived))

  constructor(isMuted: (room: string) => boolean = () => false) {
    this.#isMuted = isMuted
  }

  get lobby(): string {
    return this.#lobby
  }

  get joined(): readonly RoomView[] {
    return this.#active.filter((room) => room.membership === 'joined' && room.access !== 'direct')
  }

  get direct(): readonly RoomView[] {
    return this.#active.filter((room) => room.membership === 'joined' && room.access === 'direct')
  }

  /** Open rooms that I can join, and private ones that I am invited to. */
  get others(): readonly RoomView[] {
    return this.#active.filter((room) => room.membership !== 'joined')
  }

  get archived(): readonly RoomView[] {
    return this.#sorted.filter(({ archived }) => archived)
  }

  get count(): number {
    return this.#all.size
  }

  /** Unread messages; in a muted room only mentions. */
  get unread(): number {
    return this.#sorted.reduce((sum, room) => sum + this.unreadIn(room), 0)
  }

  get mentions(): number {
    return this.#sorted.reduce((sum, room) => sum + room.mentions, 0)
  }

  /** Unread messages that notify. An edit may put a mention into one that was read. */
  unreadIn({ id, unread, mentions }: RoomView): number {
    return this.#isMuted(id) ? mentions : Math.max(unread, mentions)
  }

  find(id: string | null): RoomView | null {
    if (id === null) return null
    return this.#all.get(id) ?? this.#unstarted.find((room) => room.id === id) ?? null
  }

  directWith(device: string): RoomView | null {
    return this.direct.find((room) => room.pair.includes(device)) ?? null
  }

  /** The open room whose name looks like this one; null when there is none. @param except a room that does not count */
  openRoomNamed(name: string, except?: string): RoomView | null {
    const isIt = (room: RoomView): boolean =>
      room.access === 'open' && room.id !== except && lookalikes.areSame(room.name, name)
    return this.#sorted.find(isIt) ?? null
  }

  /** Shown here, and created with its first message. */
  isUnstarted(id: string): boolean {
    return !this.#all.has(id) && this.#unstarted.some((room) => room.id === id)
  }

  addUnstarted(room: RoomView): void {
    this.#unstarted = [...this.#unstarted, room]
  }

  keepUnstarted(isKept: (room: RoomView) => boolean): void {
    if (!this.#unstarted.every(isKept)) this.#unstarted = this.#unstarted.filter(isKept)
  }

  replace(rooms: readonly RoomView[], lobby: string): void {
    this.#lobby = lobby
    this.#all = new Map(rooms.map((room) => [room.id, room]))
  }

  update(room: RoomView): void {
    this.#all = new Map(this.#all).set(room.id, room)
  }

  remove(id: string): void {
    this.#all = new Map([...this.#all].filter(([key]) => key !== id))
  }
}
