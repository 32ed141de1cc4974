import type { Placed } from '#shared/log/event.ts'
import { asKnown, type BodyOf } from '#shared/log/kinds.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import { loadExcerpt } from '../../later.ts'
import type { Keep } from '../../platform/platform.ts'
import type { Words } from '../../words/words.ts'
import type { Space } from '../space/space.svelte.ts'

export const noticeLevels = ['off', 'mentions', 'all'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** Whether notices may be shown; `default` means that nobody was asked yet. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'unsupported'

export interface Notice {
  title: string
  text: string
  /** A newer one of the same tag takes its place. */
  tag: string
  onclick: () => void
}

/** Where the system shows notices. */
export interface NoticeBoard {
  permission(): NoticePermission
  ask(): Promise<NoticePermission>
  show(notice: Notice): void
  /** Whether a person looks at the page now. */
  isWatched(): boolean
}

/** Where the system shows none. */
export const noBoard: NoticeBoard = {
  permission: () => 'unsupported',
  ask: () => Promise.resolve('unsupported'),
  show: () => undefined,
  isWatched: () => true
}

export interface NoticesParts {
  keep: Keep
  words: Words
  clock: Clock
  board: NoticeBoard
  /** Brings the room to the front. */
  open: (space: string, room: string) => void
}

const kept = 'notices'
/** What is older was written while this device was away: the lists count it, nobody needs to be called for it. */
const fresh = 10 * 60_000

/** Tells about messages that nobody looks at, as much as the person wants to be told. */
export class Notices {
  #level = $state<NoticeLevel>('off')
  #permission = $state<NoticePermission>('default')
  readonly #parts: NoticesParts
  #stop: (() => void) | null = null

  constructor(parts: NoticesParts) {
    this.#parts = parts
    this.#permission = parts.board.permission()
    // Where nobody needs to be asked, those who are named are told.
    const usual = this.#permission === 'granted' ? 'mentions' : 'off'
    this.#level = noticeLevels.find((level) => level === parts.keep.get(kept)) ?? usual
  }

  get level(): NoticeLevel {
    return this.#level
  }

  get permission(): NoticePermission {
    return this.#permission
  }

  /** Asks for permission where it is needed; what was chosen counts as soon as there is one. */
  async choose(level: NoticeLevel): Promise<void> {
    this.#level = level
    this.#parts.keep.set(kept, level)
    if (level !== 'off' && this.#permission === 'default') this.#permission = await this.#parts.board.ask()
  }

  /** Looks again: a person may have changed their mind in the browser's own settings. */
  lookAgain(): void {
    this.#permission = this.#parts.board.permission()
  }

  /** Tells about this space from now on, in place of the one before. */
  follow(space: Space): void {
    this.leave()
    this.#stop = space.parts.port.on('log:appended', ({ room, placed }) => {
      this.#hear(space, room, placed)
    })
  }

  leave(): void {
    this.#stop?.()
    this.#stop = null
  }

  #hear(space: Space, id: string, placed: readonly Placed[]): void {
    const room = space.rooms.find(id)
    if (!room || !this.#mayTell(space, room)) return
    const message = placed.findLast((one) => this.#isWorthIt(one, space, room))
    const known = message && asKnown(message.event)
    if (known?.kind === 'message.posted') void this.#tell(space, room, known.author, known.body)
  }

  #mayTell(space: Space, { id, membership }: RoomView): boolean {
    if (this.#level === 'off' || this.#permission !== 'granted' || membership !== 'joined') return false
    return !space.mutes.isMuted(id) && !(this.#parts.board.isWatched() && space.room?.id === id)
  }

  #isWorthIt({ event }: Placed, { people }: Space, { access }: RoomView): boolean {
    const known = asKnown(event)
    const me = people.me?.device
    if (known?.kind !== 'message.posted' || me === undefined || event.author === me) return false
    if (event.at < this.#parts.clock.now() - fresh) return false
    return this.#level === 'all' || access === 'direct' || known.body.mentions?.includes(me) === true
  }

  async #tell(space: Space, room: RoomView, author: string, body: BodyOf<'message.posted'>): Promise<void> {
    // Fetched with the timeline, which the first screen does without.
    const { excerpt } = await loadExcerpt()
    const { words, board, open } = this.#parts
    const name = space.people.find(author)?.name ?? words.t('people.unknown')
    board.show({
      title: room.access === 'direct' ? name : words.t('message.notification', { name, room: room.name }),
      text: excerpt(body.text),
      tag: `${space.id}/${room.id}`,
      onclick: () => {
        open(space.id, room.id)
      }
    })
  }
}
