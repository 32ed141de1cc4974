import { run } from '../../run.ts'
import type { MessageChange, RoomView } from '#shared/session/contract.ts'
import type { Notifier, NotifierPermission } from '../../platform/notifier.ts'
import { loadExcerpt } from '../../text/lazy.ts'
import type { Words } from '../../words/words.ts'
import type { Space } from '../space/space.svelte.ts'
import type { notificationLevels, Preferences } from './preferences.ts'

export type NotificationLevel = (typeof notificationLevels)[number]

export interface NotificationsOptions {
  preferences: Preferences
  words: Words
  notifier: Notifier
  open: (space: string, room: string) => void
}

export class Notifications {
  #level = $state<NotificationLevel>('off')
  #permission = $state<NotifierPermission>('default')
  readonly #options: NotificationsOptions
  /** By room: the system shows one at a time. */
  readonly #shown = new Map<string, { message: string; withdraw: () => void }>()
  #stop: (() => void) | null = null

  constructor(options: NotificationsOptions) {
    this.#options = options
    this.#permission = options.notifier.permission()
    // With the permission already granted, mentions are the default.
    const initial = this.#permission === 'granted' ? 'mentions' : 'off'
    this.#level = options.preferences.get('notifications') ?? initial
  }

  get level(): NotificationLevel {
    return this.#level
  }

  get permission(): NotifierPermission {
    return this.#permission
  }

  /** Requests the permission if it was never requested. */
  async choose(level: NotificationLevel): Promise<void> {
    this.#level = level
    this.#options.preferences.set('notifications', level)
    if (level !== 'off' && this.#permission === 'default')
      this.#permission = await this.#options.notifier.requestPermission()
  }

  /** The permission can change in the browser's settings. */
  refreshPermission(): void {
    this.#permission = this.#options.notifier.permission()
  }

  follow(space: Space): void {
    this.leave()
    const { session } = space.deps
    const stops = [
      session.on('messages:changed', ({ room, changes }) => {
        this.#onChanged(space, room, changes)
      }),
      session.on('room:changed', ({ room: { id, unread, mentions } }) => {
        if (unread === 0 && mentions === 0) this.#withdraw(tagOf(space, id))
      })
    ]
    this.#stop = () => {
      for (const stop of stops) stop()
    }
  }

  leave(): void {
    this.#stop?.()
    this.#stop = null
  }

  #onChanged(space: Space, id: string, changes: readonly MessageChange[]): void {
    const room = space.rooms.find(id)
    if (!room) return
    const tag = tagOf(space, id)
    const about = changes.findLast((change) => change.id === this.#shown.get(tag)?.message)
    if (about && !this.#isRelevant(about, room)) this.#withdraw(tag)
    else if (about) run(this.#notify(space, room, about))
    const news = changes.findLast((change) => change.news !== null && this.#isRelevant(change, room))
    if (news && this.#mayNotify(space, room)) run(this.#notify(space, room, news))
  }

  #mayNotify(space: Space, { id, membership }: RoomView): boolean {
    if (this.#level === 'off' || this.#permission !== 'granted' || membership !== 'joined') return false
    return !space.mutes.isMuted(id) && !(this.#options.notifier.isWatched() && space.room?.id === id)
  }

  #isRelevant({ text, isMentioned }: MessageChange, { access }: RoomView): boolean {
    return text !== null && (this.#level === 'all' || access === 'direct' || isMentioned)
  }

  #withdraw(tag: string): void {
    this.#shown.get(tag)?.withdraw()
    this.#shown.delete(tag)
  }

  async #notify(space: Space, room: RoomView, { id, author, text }: MessageChange): Promise<void> {
    const tag = tagOf(space, room.id)
    const shown = { message: id, withdraw: this.#shown.get(tag)?.withdraw ?? (() => undefined) }
    this.#shown.set(tag, shown)
    // In the timeline's chunk, which the first screen does not load.
    const { excerpt } = await loadExcerpt()
    if (this.#shown.get(tag) !== shown) return // withdrawn, or a newer one is coming
    const { words, notifier, open } = this.#options
    const name = space.people.find(author)?.name ?? words.t('people.unknown')
    shown.withdraw = notifier.show({
      title: room.access === 'direct' ? name : words.t('message.notification', { name, room: room.name }),
      text: excerpt(text ?? ''),
      tag,
      onclick: () => {
        open(space.id, room.id)
      }
    })
  }
}

function tagOf(space: Space, room: string): string {
  return `${space.id}/${room}`
}
