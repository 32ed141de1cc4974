import {
  linkedMessage,
  messageLink,
  type FollowedLink,
  type LinkedMessage
} from '#shared/protocol/message-link.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Code } from '#shared/values/reply.ts'
import type { MySpace } from '#shared/bridge.ts'
import { run } from '../../run.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Words } from '../../words/words.ts'
import type { GuestJoin } from '../guest/guest-join.svelte.ts'
import type { DeviceState } from '../home/device.svelte.ts'
import type { Space } from '../space/space.svelte.ts'
import type { Layout } from './layout.svelte.ts'
import type { Toasts } from './toasts.svelte.ts'

/** The part of the app that links need. */
interface LinkedApp {
  readonly platform: Platform
  readonly words: Words
  readonly toasts: Toasts
  readonly layout: Layout
  readonly device: DeviceState | null
  readonly guestJoin: GuestJoin | null
  readonly space: Space | null
  readonly mine: MySpace | null
  readonly clock: Clock
  show(space: string): Promise<void>
  showWhenOpened(found: Promise<string | null>): Promise<boolean>
}

/** The link in the address of the page, and those that are entered there later. */
export class PageAddress {
  #linked: FollowedLink | null
  readonly #app: LinkedApp

  constructor(app: LinkedApp) {
    this.#app = app
    this.#linked = app.platform.linked
    app.platform.onLink({
      secret: (follow) => {
        if (app.guestJoin && app.space) app.layout.openDialog({ about: 'other-link', follow })
        else follow()
      },
      message: (linked) => {
        this.#linked = linked
        if (app.device || app.space) run(this.follow())
      }
    })
  }

  /** Goes to the message, once. */
  async follow(): Promise<void> {
    const linked = this.#linked
    this.#linked = null
    if (linked === 'broken') this.#app.toasts.show(this.#app.words.t('message.link.broken'))
    else if (linked) await openLinked(this.#app, linked)
  }
}

/** A link to a message of the open space; null while the address of its host is not known. */
export function messageLinkTo(
  { space, mine, platform }: LinkedApp,
  room: string,
  message: string
): string | null {
  const origin = platform.origin ?? mine?.origin
  return space && origin !== undefined ? messageLink(origin, { space: space.id, room, message }) : null
}

/** Whether a link leads to a message of a space that this person is in, so that it opens here. */
export function leadsInto({ space, device }: LinkedApp, url: string): LinkedMessage | null {
  const linked = linkedMessage(url)
  if (!linked) return null
  return linked.space === space?.id || device?.mine(linked.space) ? linked : null
}

export async function openLinked(
  app: LinkedApp,
  { space: id, room: roomId, message }: LinkedMessage
): Promise<void> {
  const { layout, toasts, words } = app
  if (app.space?.id !== id && !(await openSpace(app, id))) {
    toasts.show(words.t('message.link.space'))
    return
  }
  layout.closeDialog()
  const room = app.space?.rooms.find(roomId)
  if (!room) {
    toasts.show(words.t('message.link.room'))
    return
  }
  await app.space?.showMessage(room.id, message)
  if (room.membership !== 'joined') toasts.show(words.t('message.link.join'))
}

/** Joins the space of the link first, where this device is not in it. @returns why that was refused, or null */
export async function followMessageLink(
  app: LinkedApp,
  url: string,
  linked: LinkedMessage
): Promise<Code | null> {
  const { device } = app
  if (device && !device.mine(linked.space)) {
    const reply = await device.joinAt(url)
    if (!reply.ok) return reply.code
    await app.show(reply.space)
    if (app.space?.id === linked.space) await untilSeen(app.clock, app.space, linked.room)
  }
  await openLinked(app, linked)
  return null
}

/** ms that a newcomer may take to be in the lobby. */
const arrivalTimeoutMs = 10_000

/** A newcomer sees the rooms after the first entry, and is in the lobby a moment later. */
function untilSeen(clock: Clock, { rooms, session }: Space, id: string): Promise<void> {
  return new Promise((resolve) => {
    const isSeen = (): boolean => {
      const membership = rooms.find(id)?.membership
      return membership === 'joined' || (membership !== undefined && id !== rooms.lobby)
    }
    const look = (): void => {
      if (isSeen()) done()
    }
    const ends = [
      session.on('space:refreshed', look),
      session.on('room:changed', look),
      clock.after(arrivalTimeoutMs, () => {
        done()
      })
    ]
    const done = (): void => {
      for (const end of ends) end()
      resolve()
    }
    look()
  })
}

async function openSpace(app: LinkedApp, id: string): Promise<boolean> {
  const { device } = app
  return device?.mine(id) ? app.showWhenOpened(device.open(id)) : false
}
