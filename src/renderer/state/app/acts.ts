/** Acts that tell what they have done in a toast, and take it back where that is possible. */
import type { LogEvent } from '#shared/log/event.ts'
import type { RoomView, Written } from '#shared/session/contract.ts'
import type { NotificationLevel } from '../settings/preferences.ts'
import type { PlainKey } from '../../words/words.ts'
import type { App } from './app.svelte.ts'
import { deliveryOf } from '../space/delivery.ts'
import { isLatestMine } from './latest-act.ts'
import type { Refuse } from './session-client.ts'

const pinKinds: ReadonlySet<string> = new Set(['message.pinned', 'message.unpinned'])
const archiveKinds: ReadonlySet<string> = new Set(['room.archived', 'room.reopened'])

/** An open room can be joined again by its toast; before a private one, the person is asked. */
export async function leaveRoom(app: App, room: RoomView): Promise<void> {
  if (room.access === 'open') await leaveAtOnce(app, room)
  else app.layout.openDialog({ about: 'leave', room })
}

/** @returns whether it was done */
export async function leaveAtOnce(
  app: App,
  { id, name, access }: RoomView,
  refuse?: Refuse
): Promise<boolean> {
  const { space, toasts, words } = app
  if (!space) return false
  const actions = refuse ? space.actions.refusingTo(refuse) : space.actions
  if (!(await actions.leaveRoom(id))) return false
  const rejoin = async (): Promise<void> => {
    if ((await space.actions.joinRoom(id)) && app.space === space) space.enterRoom(id)
  }
  toasts.show(words.t('room.left', { room: name }), { undo: access === 'open' ? rejoin : null })
  return true
}

export async function markRoomUnread({ space, toasts, words }: App, room: RoomView): Promise<void> {
  const refused = (await space?.markUnread(room.id)) ?? null
  if (refused !== null)
    toasts.show(words.t(refused === 'not-found' ? 'room.unread.none' : `refusal.${refused}`))
}

/** One key does this, so it can be taken back. */
export async function readAll({ space, toasts, words }: App): Promise<void> {
  if (!space) return
  const { session, rooms } = space
  const unread = [...rooms.joined, ...rooms.direct, ...rooms.archived].filter(
    (room) => room.unread > 0 || room.mentions > 0
  )
  const marked = await Promise.all(
    unread.map(async ({ id: room }) => {
      const reply = await session.request('log:mark', { room })
      return reply.ok && reply.before !== null ? [{ room, seq: reply.before }] : []
    })
  )
  const before = marked.flat()
  const undo = (): Promise<unknown> =>
    Promise.all(before.map((where) => session.request('log:unmark', where)))
  if (before.length > 0) toasts.show(words.t('space.read.done'), { undo })
}

/** What notifies in a room. The bell changes too, but is easily missed after a key. @param level null: as in the settings */
export function setLevel({ space, toasts, words }: App, room: string, level: NotificationLevel | null): void {
  if (!space) return
  const { levels } = space
  const before = levels.of(room)
  levels.set(room, level)
  toasts.show(words.t('room.level.button', { level: words.t(`room.level.${level ?? 'default'}`) }), {
    undo: () => {
      levels.set(room, before)
      return Promise.resolve()
    }
  })
}

/** Writes what changes a message. A pin is shown far from the message, so it is told. */
export async function changeMessage(app: App, written: Written): Promise<void> {
  const { space, toasts, words } = app
  const ticket = (await space?.actions.write(written)) ?? null
  const { kind, room, body } = written
  if (!space || ticket === null || (kind !== 'message.pinned' && kind !== 'message.unpinned')) return
  const { session, clock } = space.deps
  const delivery = await deliveryOf(ticket, { session, clock, outbox: () => space.outbox })
  if (delivery === 'failed') return // the room shows it, with the reason
  const isPinned = kind === 'message.pinned'
  const isPinOfThis = (event: LogEvent): boolean =>
    pinKinds.has(event.kind) && event.body['target'] === body.target
  const undo = async (): Promise<void> => {
    if (space.outbox.some((draft) => draft.ticket === ticket)) await space.actions.discard(ticket)
    else if (!(await isLatestMine(space, room, isPinOfThis))) toasts.show(words.t('app.undo.late'))
    else await space.actions.write({ room, kind: isPinned ? 'message.unpinned' : 'message.pinned', body })
  }
  const done = isPinned ? 'message.pin.done' : 'message.unpin.done'
  toasts.show(words.t(delivery === 'sent' ? done : 'message.pin.waits'), { undo })
}

export async function copyWithToast(
  { toasts, words, platform }: App,
  text: string,
  failed: PlainKey = 'message.act.copy.failed'
): Promise<void> {
  toasts.show(words.t((await platform.copy(text)) ? 'app.copied' : failed))
}

export async function toggleArchived(
  { space, toasts, words }: App,
  { id, name, archived }: RoomView
): Promise<void> {
  if (!space) return
  const { actions } = space
  const [act, undo] = archived ? (['reopen', 'archive'] as const) : (['archive', 'reopen'] as const)
  if (!(await actions[act](id))) return
  const takeBack = async (): Promise<void> => {
    if (await isLatestMine(space, id, ({ kind }) => archiveKinds.has(kind))) await actions[undo](id)
    else toasts.show(words.t('app.undo.late'))
  }
  toasts.show(words.t(archived ? 'room.reopen.done' : 'room.archive.done', { room: name }), {
    undo: takeBack
  })
}

/** @param changes what they leave out stays as it is by now. @returns whether it was done */
export async function describeRoom(
  { space, toasts, words }: App,
  room: RoomView,
  changes: Partial<Pick<RoomView, 'name' | 'topic'>>,
  refuse?: Refuse
): Promise<boolean> {
  if (!space) return false
  const actions = refuse ? space.actions.refusingTo(refuse) : space.actions
  const described = (): Pick<RoomView, 'name' | 'topic'> => space.rooms.find(room.id) ?? room
  const before = described()
  const wanted = { name: before.name, topic: before.topic, ...changes }
  if (!(await actions.describe(room.id, wanted.name, wanted.topic))) return false
  const changed = (['name', 'topic'] as const).filter((field) => wanted[field] !== before[field])
  if (changed.length === 0) return true
  const undo = async (): Promise<void> => {
    const now = described()
    if (changed.some((field) => now[field] !== wanted[field])) toasts.show(words.t('app.undo.late'))
    else {
      const { name, topic } = {
        ...now,
        ...Object.fromEntries(changed.map((field) => [field, before[field]]))
      }
      await space.actions.describe(room.id, name, topic)
    }
  }
  toasts.show(words.t('app.saved'), { undo })
  return true
}

/** @returns whether it was done */
export async function renameOpenSpace(
  { space, toasts, words }: App,
  name: string,
  refuse: Refuse
): Promise<boolean> {
  const before = space?.name
  if (!space || before === undefined || !(await space.actions.refusingTo(refuse).renameSpace(name)))
    return false
  const undo = async (): Promise<void> => {
    if (space.name === name) await space.actions.renameSpace(before)
    else toasts.show(words.t('app.undo.late'))
  }
  toasts.show(words.t('app.saved'), { undo })
  return true
}

/** Closes this device's copy of another host's space, which can be opened again. */
export async function closeWithUndo(app: App): Promise<void> {
  const { space, device, toasts, words } = app
  if (!space || !(await app.closeSpace())) return
  toasts.show(words.t('space.close.done', { space: space.name }), {
    undo: () => app.showWhenOpened(device?.open(space.id) ?? Promise.resolve(null))
  })
}

/** @returns whether it was done */
export async function removePerson(
  app: App,
  { device, name }: { device: string; name: string },
  refuse: Refuse
): Promise<boolean> {
  const { space, toasts, words } = app
  if (!space || !(await space.actions.refusingTo(refuse).remove(device))) return false
  toasts.show(words.t('people.remove.done', { name, space: space.name }), {
    undo: () => readmitPerson(app, { device, name })
  })
  return true
}

export async function readmitPerson(
  { space, toasts, words }: App,
  { device, name }: { device: string; name: string }
): Promise<void> {
  if (!space || !(await space.actions.readmit(device))) return
  toasts.show(words.t('people.readmit.done', { name, space: space.name }))
}

/** Erases this device's copy of a space. @returns whether it was done */
export async function forgetSpace(
  app: App,
  { space, name }: { space: string; name: string },
  refuse: Refuse
): Promise<boolean> {
  if ((await app.device?.forget(space, refuse)) !== true) return false
  app.toasts.show(app.words.t('settings.storage.forget.done', { space: name }))
  return true
}

/** @returns the members that could not be invited, with the reason of the last one */
export async function inviteMembers(
  { space, toasts, words }: App,
  room: RoomView,
  members: readonly string[]
): Promise<{ failed: string[]; problem: string }> {
  let problem = ''
  const failed: string[] = []
  const invited: string[] = []
  const nameOf = (device: string): string => space?.people.find(device)?.name ?? device
  const actions = space?.actions.refusingTo((code) => {
    problem = words.t(`refusal.${code}`)
  })
  for (const member of members) {
    const isInvited = (await actions?.invite(room.id, member)) === true
    ;(isInvited ? invited : failed).push(member)
  }
  const names = words.list(invited.map(nameOf))
  if (invited.length > 0) toasts.show(words.t('room.invite.done', { names, room: room.name }))
  const reason = problem
  if (failed.length > 0)
    problem = words.t('room.invite.failed', { names: words.list(failed.map(nameOf)), reason })
  return { failed, problem }
}
