import { run } from '../../run.ts'
import type { Placed } from '#shared/log/event.ts'
import { asKnown, isMessage, type BodyOf, type MessageKind } from '#shared/log/kinds.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Notifier, NotifierPermission } from '../../platform/notifier.ts'
import { loadExcerpt } from '../../text/lazy.ts'
import type { Words } from '../../words/words.ts'
import type { Space } from '../space/space.svelte.ts'
import type { notificationLevels, Preferences } from './preferences.ts'

export type NotificationLevel = (typeof notificationLevels)[number]

export interface NotificationsOptions {
  preferences: Preferences
  words: Words
  clock: Clock
  notifier: Notifier
  open: (space: string, room: string) => void
}

/** ms; older messages arrived while this device was away, and unread counts are enough for them. */
const maxAgeMs = 10 * 60_000

export class Notifications {
  #level = $state<NotificationLevel>('off')
  #permission = $state<NotifierPermission>('default')
  readonly #options: NotificationsOptions
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
    this.#stop = space.deps.session.on('log:appended', ({ room, placed }) => {
      this.#onAppended(space, room, placed)
    })
  }

  leave(): void {
    this.#stop?.()
    this.#stop = null
  }

  #onAppended(space: Space, id: string, placed: readonly Placed[]): void {
    const room = space.rooms.find(id)
    if (!room || !this.#mayNotify(space, room)) return
    const message = placed.findLast((one) => this.#isRelevant(one, space, room))
    const known = message && asKnown(message.event)
    if (known && isMessage(known)) run(this.#notify(space, room, known.author, known.body))
  }

  #mayNotify(space: Space, { id, membership }: RoomView): boolean {
    if (this.#level === 'off' || this.#permission !== 'granted' || membership !== 'joined') return false
    return !space.mutes.isMuted(id) && !(this.#options.notifier.isWatched() && space.room?.id === id)
  }

  #isRelevant({ event }: Placed, { people }: Space, { access }: RoomView): boolean {
    const known = asKnown(event)
    const me = people.me?.device
    if (!known || !isMessage(known) || me === undefined || event.author === me) return false
    if (event.at < this.#options.clock.now() - maxAgeMs) return false
    return this.#level === 'all' || access === 'direct' || known.body.mentions?.includes(me) === true
  }

  async #notify(space: Space, room: RoomView, author: string, body: BodyOf<MessageKind>): Promise<void> {
    // In the timeline's chunk, which the first screen does not load.
    const { excerpt } = await loadExcerpt()
    const { words, notifier, open } = this.#options
    const name = space.people.find(author)?.name ?? words.t('people.unknown')
    notifier.show({
      title: room.access === 'direct' ? name : words.t('message.notification', { name, room: room.name }),
      text: excerpt(body.text),
      tag: `${space.id}/${room.id}`,
      onclick: () => {
        open(space.id, room.id)
      }
    })
  }
}
