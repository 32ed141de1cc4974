import { combineStops } from '#shared/values/listeners.ts'
import { run } from '../../run.ts'
import type { MySpace } from '#shared/bridge.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { DeviceAbsence, Platform } from '../../platform/platform.ts'
import type { Words } from '../../words/words.ts'
import type { Preferences, ShownMessage } from '../settings/preferences.ts'
import type { Appearance } from '../settings/appearance.svelte.ts'
import { DeviceState } from '../home/device.svelte.ts'
import { GuestJoin } from '../guest/guest-join.svelte.ts'
import { ErrorLog } from './error-log.ts'
import { Layout } from './layout.svelte.ts'
import { PageAddress } from './message-links.ts'
import type { Notifier } from '../../platform/notifier.ts'
import { Notifications, type NotifiedSpace } from '../settings/notifications.svelte.ts'
import { sessionClient, type Refuse } from './session-client.ts'
import { BackgroundSpaces } from '../space/background-spaces.svelte.ts'
import { Space } from '../space/space.svelte.ts'
import { sayWhenHealed, spaceNotices } from './space-notices.ts'
import { Toasts } from './toasts.svelte.ts'

export interface Attention {
  unread: number
  mentions: number
}

export interface AppOptions {
  platform: Platform
  preferences: Preferences
  words: Words
  clock: Clock
  appearance: Appearance
  notifier: Notifier
}

export class App {
  readonly platform: Platform
  readonly preferences: Preferences
  readonly toasts: Toasts
  readonly errors: ErrorLog
  readonly layout: Layout
  readonly appearance: Appearance
  readonly notifications: Notifications
  readonly clock: Clock
  readonly device: DeviceState | null
  readonly guestJoin: GuestJoin | null
  #space = $state.raw<Space | null>(null)
  #absence = $state<DeviceAbsence | null>(null)
  readonly #address: PageAddress
  readonly #background: BackgroundSpaces
  readonly words: Words
  #shownBefore: ShownMessage | null
  #stopNotifying: () => void = () => undefined

  constructor({ platform, preferences, words, clock, appearance, notifier }: AppOptions) {
    this.platform = platform
    this.preferences = preferences
    this.#shownBefore = preferences.get('shownMessage')
    this.clock = clock
    this.words = words
    this.toasts = new Toasts(clock)
    this.errors = new ErrorLog({
      write: (detail) => {
        if (platform.device) run(platform.device.request('error:report', { detail }))
        else console.error(detail)
      },
      say: () => {
        this.toasts.show(words.t('app.error'))
      }
    })
    this.layout = new Layout(preferences)
    this.appearance = appearance
    if (platform.device) appearance.applyToWindow(platform.device)
    const open = (space: string, room: string): void => run(this.#openRoom(space, room))
    this.notifications = new Notifications({ preferences, words, clock, notifier, open })
    const notifyOf = this.#notifyOf.bind(this)
    this.#background = new BackgroundSpaces({ api: platform.space, preferences, notifyOf })
    this.device = platform.device ? this.#openDevice(platform.device) : null
    this.guestJoin = platform.guestEntry
      ? new GuestJoin(platform.guestEntry, (space) => run(this.#showLast(space)))
      : null
    platform.onGone((absence) => {
      this.#absence = absence
    })
    this.#address = new PageAddress(this)
  }

  #notifyOf(space: NotifiedSpace): () => void {
    return combineStops([this.notifications.follow(space), sayWhenHealed(this, space)])
  }

  #openDevice(api: NonNullable<Platform['device']>): DeviceState {
    return new DeviceState({
      api,
      clock: this.clock,
      refuse: this.refuse,
      onSpaces: () => {
        this.#watchOthers()
      },
      onProblem: (problem) => {
        this.toasts.show(this.words.t(`app.problem.${problem.about}`, { detail: problem.detail }))
      },
      onClosedElsewhere: ({ space, name }) => {
        if (this.#space?.id !== space) return
        this.goHome()
        this.toasts.show(this.words.t('space.closed', { space: name }))
      },
      // Its dialog stays, and says why the disk refused.
      onClosedOnly: ({ space }) => {
        if (this.#space?.id === space) this.#showHome()
      }
    })
  }

  get space(): Space | null {
    return this.#space
  }

  get absence(): DeviceAbsence | null {
    return this.#absence
  }

  async start(): Promise<void> {
    await Promise.all([this.device?.start(), this.guestJoin?.start()])
    const last = this.preferences.get('shownSpace')
    if (last !== null && this.device?.mine(last)?.open === true) await this.#showLast(last)
    else if (this.device) await this.#address.follow()
  }

  async #showLast(space: string): Promise<void> {
    await this.show(space, this.preferences.get('shownRoom'))
    await this.#address.follow()
  }

  async show(id: string, room: string | null = null): Promise<void> {
    this.#leave()
    this.layout.closeAll()
    const { platform, preferences, clock } = this
    const session = sessionClient(platform.space, id)
    const onRoomShown = (entered: string): void => {
      preferences.set('shownRoom', entered)
    }
    const notices = spaceNotices(this, (entered) => {
      space.enterRoom(entered)
    })
    const space = new Space({ id, session, clock, preferences, ...notices, onRoomShown })
    this.#space = space
    const message = this.#shownBefore
    this.#shownBefore = null
    this.#stopNotifying = this.#notifyOf(space)
    this.#watchOthers()
    preferences.set('shownSpace', id)
    if (!(await space.start(room, message)) && this.#space === space) this.goHome()
  }

  /** Before the page closes: a reload returns to where the person reads. */
  saveShownMessage(): void {
    const { room, timeline } = this.#space ?? {}
    const viewed = timeline?.viewed
    this.preferences.set('shownMessage', room && viewed ? { room: room.id, ...viewed } : null)
  }

  async showWhenOpened(found: Promise<string | null>): Promise<boolean> {
    const space = await found
    if (space !== null) await this.show(space)
    return space !== null
  }

  goHome(): void {
    this.layout.closeAll()
    this.#showHome()
  }

  /** For platforms where links do not open by themselves. */
  async openLink(url: string): Promise<void> {
    const reply = await this.platform.openLink?.(url)
    if (reply?.ok === false) this.refuse(reply.code)
  }

  /** Leaves the space; a host stops hosting. @returns whether it was done */
  async closeSpace(refuse?: Refuse): Promise<boolean> {
    const id = this.#space?.id
    if (id === undefined || (await this.device?.close(id, refuse)) !== true) return false
    if (this.#space?.id === id) this.goHome()
    return true
  }

  get mine(): MySpace | null {
    return this.#space ? (this.device?.mine(this.#space.id) ?? null) : null
  }

  get attention(): Attention {
    const ids = new Set((this.device?.spaces ?? []).map(({ space }) => space))
    if (this.#space) ids.add(this.#space.id)
    const all = [...ids].map((id) => this.unreadOf(id))
    return {
      unread: all.reduce((sum, { unread }) => sum + unread, 0),
      mentions: all.reduce((sum, { mentions }) => sum + mentions, 0)
    }
  }

  /** Unread messages of a space; of muted rooms only mentions count. */
  unreadOf(id: string): Attention {
    const space = this.#space?.id === id ? this.#space : this.#background.find(id)
    if (!space) return { unread: this.device?.mine(id)?.unread ?? 0, mentions: 0 }
    return { unread: space.rooms.unread, mentions: space.rooms.mentions }
  }

  isConnected(id: string): boolean {
    const space = this.#space?.id === id ? this.#space : this.#background.find(id)
    return space?.connection.state === 'open'
  }

  readonly refuse = (code: Code): void => {
    this.toasts.show(this.words.t(`refusal.${code}`))
  }

  /** From a notification: the window may be hidden or show something else. */
  async #openRoom(id: string, room: string): Promise<void> {
    await this.platform.device?.request('window:show', {})
    if (this.#space?.id !== id) await this.show(id)
    this.layout.closeDialog()
    this.#space?.enterRoom(room)
  }

  #showHome(): void {
    this.#leave()
    this.layout.closePanel()
    this.#space = null
    this.#watchOthers()
    this.preferences.set('shownSpace', null)
  }

  #watchOthers(): void {
    const others = (this.device?.spaces ?? []).filter(({ space, open }) => open && space !== this.#space?.id)
    this.#background.watch(others.map(({ space }) => space))
  }

  #leave(): void {
    this.#stopNotifying()
    this.#space?.stop()
  }
}
