import type { MySpace, Trouble } from '#shared/bridge.ts'
import type { Code } from '#shared/values/reply.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Words } from '../../words/words.ts'
import type { Appearance } from './appearance.svelte.ts'
import { Desk } from '../home/device.svelte.ts'
import { Entrance } from '../guest/guest-join.svelte.ts'
import { Faults } from './error-log.ts'
import { Layout } from './layout.svelte.ts'
import { Notices, type NoticeBoard } from './notifications.svelte.ts'
import { portOf } from './session-client.ts'
import { Space } from '../space/space.svelte.ts'
import { Toasts } from './toasts.svelte.ts'

export interface AppParts {
  platform: Platform
  words: Words
  clock: Clock
  appearance: Appearance
  /** Where notices are shown. */
  board: NoticeBoard
}

/** A page that is loaded again, also after a crash, comes back to the space and the room that were shown. */
const shown = 'shown-space'
const shownRoom = 'shown-room'

/** Everything the interface knows, and which space it shows. */
export class App {
  readonly platform: Platform
  readonly toasts: Toasts
  readonly faults: Faults
  readonly layout: Layout
  readonly appearance: Appearance
  readonly notices: Notices
  readonly clock: Clock
  readonly desk: Desk | null
  readonly entrance: Entrance | null
  #space = $state.raw<Space | null>(null)
  #gone = $state(false)
  readonly #words: Words

  constructor({ platform, words, clock, appearance, board }: AppParts) {
    this.platform = platform
    this.clock = clock
    this.#words = words
    this.toasts = new Toasts(clock)
    this.faults = new Faults({
      write: (detail) => {
        if (platform.device) void platform.device.ask('fault:report', { detail })
        else console.error(detail)
      },
      say: () => {
        this.toasts.say(words.t('app.error'))
      }
    })
    this.layout = new Layout(platform.keep)
    this.appearance = appearance
    if (platform.device) appearance.tell(platform.device)
    const open = (space: string, room: string): void => void this.#comeTo(space, room)
    this.notices = new Notices({ keep: platform.keep, words, clock, board, open })
    const refuse = this.refuse.bind(this)
    const onTrouble = (trouble: Trouble): void => {
      this.toasts.say(words.t(`app.problem.${trouble.about}`, { detail: trouble.detail }))
    }
    this.desk = platform.device ? new Desk({ api: platform.device, clock, refuse, onTrouble }) : null
    this.entrance = platform.door ? new Entrance(platform.door, (space) => void this.show(space)) : null
    platform.onGone((gone) => {
      this.#gone = gone
    })
  }

  get space(): Space | null {
    return this.#space
  }

  /** The surroundings stopped answering. */
  get gone(): boolean {
    return this.#gone
  }

  async start(): Promise<void> {
    await Promise.all([this.desk?.start(), this.entrance?.start()])
    const last = this.platform.tab.get(shown)
    if (!this.desk || last === null || !this.desk.mine(last)) return
    await this.show(last, this.platform.tab.get(shownRoom))
  }

  /** @param room the one to show first; the lobby by default */
  async show(id: string, room: string | null = null): Promise<void> {
    this.#leave()
    const { platform, clock } = this
    const port = portOf(platform.space, id)
    const refuse = this.refuse.bind(this)
    const onRoomGone = ({ name }: RoomView): void => {
      this.toasts.say(this.#words.t('room.gone', { room: name }))
    }
    const onRoomShown = (entered: string): void => {
      platform.tab.set(shownRoom, entered)
    }
    const space = new Space({ id, port, clock, keep: platform.keep, refuse, onRoomGone, onRoomShown })
    this.#space = space
    this.notices.follow(space)
    platform.tab.set(shown, id)
    if (!(await space.start(room)) && this.#space === space) this.goHome()
  }

  /** Shows the space that is found; `false` when there is none. */
  async go(found: Promise<string | null>): Promise<boolean> {
    const space = await found
    if (space !== null) await this.show(space)
    return space !== null
  }

  goHome(): void {
    this.#leave()
    this.#space = null
    this.platform.tab.set(shown, null)
  }

  /** Opens a web address outside the app, where links do not do so themselves. */
  async openLink(url: string): Promise<void> {
    const reply = await this.platform.openLink?.(url)
    if (reply?.ok === false) this.refuse(reply.code)
  }

  /** Says goodbye to the space that is shown; its host stops hosting. */
  async closeSpace(): Promise<void> {
    const id = this.#space?.id
    if (id !== undefined && (await this.desk?.close(id))) this.goHome()
  }

  /** The space that is shown, if this device knows it as one of its own. */
  get mine(): MySpace | null {
    return this.#space ? (this.desk?.mine(this.#space.id) ?? null) : null
  }

  refuse(code: Code): void {
    this.toasts.say(this.#words.t(`refusal.${code}`))
  }

  /** From a notice: the window may be behind others, or show something else meanwhile. */
  async #comeTo(id: string, room: string): Promise<void> {
    await this.platform.device?.ask('window:show', {})
    if (this.#space?.id !== id) await this.show(id)
    this.layout.closeDialog()
    this.#space?.enterRoom(room)
  }

  #leave(): void {
    this.notices.leave()
    this.#space?.stop()
    this.layout.clear()
  }
}
