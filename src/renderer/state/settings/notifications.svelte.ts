import { run } from '../../run.ts'
import type { MessageChange, RoomView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import { combineStops } from '#shared/values/listeners.ts'
import type { Notifier, NotifierPermission } from '../../platform/notifier.ts'
import { loadExcerpt } from '../../text/lazy.ts'
import { nameOrUnknown } from '../../words/name-or-unknown.ts'
import type { Words } from '../../words/words.ts'
import type { SessionClient } from '../app/session-client.ts'
import type { People } from '../space/people.svelte.ts'
import type { RoomLevels } from '../space/room-levels.svelte.ts'
import type { Rooms } from '../space/rooms.svelte.ts'
import type { NotificationLevel, Preferences, switches } from './preferences.ts'

export interface NotifiedSpace {
  readonly id: string
  readonly name: string
  readonly session: SessionClient
  readonly rooms: Rooms
  readonly people: People
  readonly levels: RoomLevels
  /** The one on the screen; null in a space that is not shown. */
  readonly room: RoomView | null
}

export interface NotificationsOptions {
  preferences: Preferences
  words: Words
  clock: Clock
  notifier: Notifier
  open: (space: string, room: string) => void
}

/** ms: a flood makes one sound. */
const soundPauseMs = 2_000

export class Notifications {
  #level = $state<NotificationLevel>('off')
  #permission = $state<NotifierPermission>('default')
  #sound = $state<(typeof switches)[number]>('on')
  #isOffered = $state(false)
  readonly #options: NotificationsOptions
  /** By room: the system shows one at a time. */
  readonly #shown = new Map<string, { message: string; withdraw: () => void }>()
  #isSilent = false

  constructor(options: NotificationsOptions) {
    this.#options = options
    this.#permission = options.notifier.permission()
    // With the permission already granted, mentions are the default.
    const initial = this.#permission === 'granted' ? 'mentions' : 'off'
    this.#level = this.#chosen ?? initial
    this.#sound = options.preferences.get('sound')
    options.preferences.follow('notifications', () => {
      this.refreshPermission()
      this.#level = this.#chosen ?? initial
    })
    options.preferences.follow('sound', () => {
      this.#sound = options.preferences.get('sound')
    })
    options.preferences.follow('notificationsOffered', () => {
      this.#isOffered = false
    })
  }

  get level(): NotificationLevel {
    return this.#level
  }

  get permission(): NotifierPermission {
    return this.#permission
  }

  get sound(): (typeof switches)[number] {
    return this.#sound
  }

  /** Whether to ask the person now: once, after the first message that would have notified. */
  get isOffered(): boolean {
    return this.#isOffered
  }

  async answerOffer(wanted: boolean): Promise<void> {
    this.#isOffered = false
    this.#options.preferences.set('notificationsOffered', 'yes')
    if (wanted) await this.choose('mentions')
  }

  /** Requests the permission if it was never requested. */
  async choose(level: NotificationLevel): Promise<void> {
    this.#level = level
    this.#isOffered = false
    this.#options.preferences.set('notifications', level)
    if (level !== 'off' && this.#permission === 'default')
      this.#permission = await this.#options.notifier.requestPermission()
  }

  /** Plays it at once when it is turned on. */
  chooseSound(sound: (typeof switches)[number]): void {
    this.#sound = sound
    this.#options.preferences.set('sound', sound)
    if (sound === 'on') this.#options.notifier.playSound()
  }

  /** The permission can change in the browser's settings. */
  refreshPermission(): void {
    this.#permission = this.#options.notifier.permission()
  }

  /** Notifies of this space from now on. @returns stops it */
  follow(space: NotifiedSpace): () => void {
    return combineStops([
      space.session.on('messages:changed', ({ room, changes }) => {
        this.#onChanged(space, room, changes)
      }),
      space.session.on('room:changed', ({ room: { id, unread, mentions } }) => {
        if (unread === 0 && mentions === 0) this.#withdraw(tagOf(space, id))
      }),
      space.session.on('room:removed', ({ room }) => {
        this.#withdraw(tagOf(space, room))
      })
    ])
  }

  get #chosen(): NotificationLevel | null {
    return this.#options.preferences.get('notifications')
  }

  #onChanged(space: NotifiedSpace, id: string, changes: readonly MessageChange[]): void {
    const room = space.rooms.find(id)
    if (!room) return
    const tag = tagOf(space, id)
    const isRelevant = (change: MessageChange): boolean => this.#isRelevant(change, space, room)
    const about = changes.findLast((change) => change.id === this.#shown.get(tag)?.message)
    if (about && !isRelevant(about)) this.#withdraw(tag)
    else if (about) run(this.#notify(space, room, about))
    const news = changes.findLast((change) => change.news !== null && isRelevant(change))
    if (!news || room.membership !== 'joined' || this.#isVisible(space, room)) return
    if (this.#isAudible(space.levels.of(id))) this.#playSound()
    if (this.#permission === 'granted') run(this.#notify(space, room, news))
    else if (this.#permission === 'default') this.#offer()
  }

  #isVisible(space: NotifiedSpace, { id }: RoomView): boolean {
    return this.#options.notifier.isWatched() && space.room?.id === id
  }

  #isRelevant({ text, isMentioned }: MessageChange, { levels }: NotifiedSpace, room: RoomView): boolean {
    const level = levels.of(room.id) ?? this.#chosen ?? 'mentions'
    if (text === null || level === 'off') return false
    return level === 'all' || room.access === 'direct' || isMentioned
  }

  /** By the level of the room, or of the settings, which offer none where no notification is possible. */
  #isAudible(roomLevel: NotificationLevel | null): boolean {
    return (
      (roomLevel ?? this.#level) !== 'off' || (this.#permission === 'unsupported' && this.#chosen === null)
    )
  }

  #withdraw(tag: string): void {
    this.#shown.get(tag)?.withdraw()
    this.#shown.delete(tag)
  }

  #playSound(): void {
    if (this.#sound === 'off' || this.#isSilent) return
    // By a timer: the clock may be set back meanwhile.
    this.#isSilent = true
    this.#options.clock.after(soundPauseMs, () => {
      this.#isSilent = false
    })
    this.#options.notifier.playSound()
  }

  #offer(): void {
    if (this.#chosen !== null || this.#options.preferences.get('notificationsOffered') === 'yes') return
    this.#isOffered = true
  }

  async #notify(space: NotifiedSpace, room: RoomView, { id, author, text }: MessageChange): Promise<void> {
    const tag = tagOf(space, room.id)
    const shown = { message: id, withdraw: this.#shown.get(tag)?.withdraw ?? (() => undefined) }
    this.#shown.set(tag, shown)
    // In the timeline's chunk, which the first screen does not load.
    const { excerpt } = await loadExcerpt()
    if (this.#shown.get(tag) !== shown) return // withdrawn, or a newer one is coming
    const { words, notifier, open } = this.#options
    const name = nameOrUnknown(words.t, space.people.find(author))
    const title = room.access === 'direct' ? name : words.t('message.notification', { name, room: room.name })
    shown.withdraw = notifier.show({
      title: space.room ? title : [title, space.name].join(' · '),
      text: excerpt(text ?? ''),
      tag,
      onclick: () => {
        open(space.id, room.id)
      }
    })
  }
}

function tagOf(space: NotifiedSpace, room: string): string {
  return `${space.id}/${room}`
}
