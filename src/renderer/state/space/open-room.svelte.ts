import { run } from '../../run.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import type { LogEvent, Placed } from '#shared/log/event.ts'
import { asKnown, isMessage } from '#shared/log/kinds.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Draft, RoomView } from '#shared/session/contract.ts'
import { Composer, type ComposerDeps } from '../composer/composer.svelte.ts'
import type { Rooms } from './rooms.svelte.ts'
import { overlay } from '../timeline/overlay.ts'
import { Timeline } from '../timeline/timeline.svelte.ts'

export interface OpenRoomDeps extends ComposerDeps {
  rooms: Rooms
  me: () => string
  drafts: (room: string | null) => readonly Draft[]
}

export class OpenRoom {
  #id = $state<string | null>(null)
  #timeline = $state.raw<Timeline | null>(null)
  #composer = $state.raw<Composer | null>(null)
  readonly #deps: OpenRoomDeps

  constructor(deps: OpenRoomDeps) {
    this.#deps = deps
  }

  get id(): string | null {
    return this.#id
  }

  get room(): RoomView | null {
    return this.#deps.rooms.find(this.#id)
  }

  get timeline(): Timeline | null {
    return this.#timeline
  }

  get composer(): Composer | null {
    return this.#composer
  }

  enter(id: string): void {
    this.leave()
    this.#id = id
    this.#open()
  }

  close(): void {
    this.#composer?.close()
  }

  leave(): void {
    this.close()
    this.#id = null
    this.#timeline = null
    this.#composer = null
  }

  stopTyping(): void {
    this.#composer?.stopTyping()
  }

  appended(room: string, placed: readonly Placed[]): void {
    if (room !== this.#timeline?.room) return
    this.#timeline.appended(placed)
    for (const { event } of placed) this.#changeTarget(event)
  }

  /** What came after `after` is not in the log any more, or somewhere else. */
  cut(room: string, after: number): void {
    if (room === this.#timeline?.room) run(this.#timeline.cut(after))
  }

  /** The room has changed: I may have joined or left it. */
  changed(id: string): void {
    if (id !== this.#id) return
    if (this.room?.membership === 'joined') this.#open()
    else this.enter(id)
  }

  /** After a reconnection. @returns false when the room is not visible to me any more */
  refresh(): boolean {
    if (this.#id !== null && !this.room) return false
    if (this.#timeline) run(this.#load(this.#timeline))
    else this.#open()
    return true
  }

  /** @returns why the message is not shown, or null */
  async show(id: string, seq?: number): Promise<Code | null> {
    return (await this.#timeline?.jumpTo(id, seq)) ?? null
  }

  /** @returns why no message of that time is shown, or null */
  async showTime(at: number): Promise<Code | null> {
    return (await this.#timeline?.jumpToTime(at)) ?? null
  }

  /** The last one that is waiting, or else the last one in the log, as it is shown. */
  editLast(): void {
    const me = this.#deps.me()
    const draft = this.#deps.drafts(this.#id).findLast(isMessage)
    if (draft) {
      const { ticket, body } = draft
      this.#composer?.edit({ id: ticket, ticket, author: me, text: body.text })
      return
    }
    const items = this.#timeline?.items ?? []
    const lastOwn = overlay(items, this.#deps.drafts(this.#id), me).items.findLast(
      (item) => item.kind === 'message' && item.author === me && !item.deleted
    )
    if (lastOwn?.kind === 'message') this.#composer?.edit(lastOwn)
  }

  #changeTarget(event: LogEvent): void {
    const known = asKnown(event)
    const { author } = event
    if (known?.kind === 'message.removed') this.#composer?.targetChanged(known.body.target, null, null)
    if (known?.kind === 'message.deleted') this.#composer?.targetChanged(known.body.target, author, null)
    if (known?.kind === 'message.edited')
      this.#composer?.targetChanged(known.body.target, author, known.body.text)
  }

  /** The draft may be older than the last change of the message that it is about. */
  async #load(timeline: Timeline): Promise<void> {
    await timeline.load()
    const target = timeline.items.find(({ id }) => id === this.#composer?.target?.id)
    if (timeline !== this.#timeline || target?.kind !== 'message') return
    const { id, removed, author, deleted, text } = target
    this.#composer?.targetChanged(id, removed ? null : author, deleted ? null : text)
  }

  #open(): void {
    const { room } = this
    if (room?.membership !== 'joined' || this.#timeline) return
    const { session, clock, rooms, me } = this.#deps
    const { id } = room
    const unread = (): number => rooms.find(id)?.unread ?? 0
    const isUnstarted = (): boolean => rooms.isUnstarted(id)
    this.#timeline = new Timeline({ session, clock, hash: sha256, room: id, me: me(), unread, isUnstarted })
    this.#composer = new Composer(id, this.#deps)
    run(this.#load(this.#timeline))
  }
}
