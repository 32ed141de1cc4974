import { expect, test, vi } from 'vitest'
import {
  Notifications,
  type NotificationLevel
} from '../../../../src/renderer/state/settings/notifications.svelte.ts'
import {
  noNotifier,
  type MessageNotification,
  type NotifierPermission
} from '../../../../src/renderer/platform/notifier.ts'
import { ids, memoryPreferences, mina, placed, ravi, room } from '../../../support/interface.ts'
import { english, scriptedSpace } from '../../../support/scripted-app.ts'

const plan = ids.room('p')
const direct = ids.room('d')
const rooms = [
  room('Lobby', ids.lobby),
  room('plan', plan),
  room('', direct, { access: 'direct', pair: [mina, ravi] })
]

/** Mina looks at the lobby, and Ravi writes. */
async function minaWants(level: NotificationLevel, permission: NotifierPermission = 'granted') {
  const { app, bridge, clock } = await scriptedSpace({ rooms })
  const shown: MessageNotification[] = []
  const opened: string[] = []
  const page = { watched: true, requested: 0 }
  const notifier = {
    permission: () => permission,
    requestPermission: () =>
      Promise.resolve<NotifierPermission>((page.requested += 1) > 0 ? 'granted' : 'denied'),
    isWatched: () => page.watched,
    show: (notice: MessageNotification) => void shown.push(notice)
  }
  const open = (space: string, to: string): void => void opened.push(space, to)
  const notifications = new Notifications({
    preferences: memoryPreferences(),
    words: english,
    clock,
    notifier,
    open
  })
  await notifications.choose(level)
  if (!app.space) throw new Error('the space is not open')
  notifications.follow(app.space)
  const writes = (where: string, text: string, more: { mentions?: string[]; at?: number } = {}): void => {
    const { mentions = [], at = clock.now() } = more
    const event = placed(2, ravi, text, { room: where, kind: 'message.posted', body: { text, mentions }, at })
    bridge.emit('log:appended', { room: where, after: 1, placed: [event] })
  }
  const shownTexts = async (): Promise<string[]> => {
    await vi.dynamicImportSettled()
    return shown.map(({ title, text }) => `${title}: ${text}`)
  }
  return { bridge, space: app.space, notifications, shown, opened, page, writes, shownTexts }
}

test('everything notifies, except in the visible room', async () => {
  const { writes, shownTexts, page } = await minaWants('all')
  writes(ids.lobby, 'seen')
  writes(plan, '**new** plan')
  page.watched = false
  writes(ids.lobby, 'unseen')
  expect(await shownTexts()).toEqual(['Ravi in plan: new plan', 'Ravi in Lobby: unseen'])
})

test('only mentions and direct messages notify, if that was chosen', async () => {
  const { writes, shownTexts } = await minaWants('mentions')
  writes(plan, 'for everybody')
  writes(plan, 'for Mina', { mentions: [mina] })
  writes(direct, 'between us')
  expect(await shownTexts()).toEqual(['Ravi in plan: for Mina', 'Ravi: between us'])
})

test('a muted room does not notify, and neither does an old event', async () => {
  const { space, writes, shownTexts } = await minaWants('all')
  writes(plan, 'long ago', { at: 0 - 3_600_000 })
  space.mutes.toggle(plan)
  writes(plan, 'for Mina', { mentions: [mina] })
  writes(direct, 'heard')
  expect(await shownTexts()).toEqual(['Ravi: heard'])
})

test('nothing notifies when it is off or not permitted, or after the space was left', async () => {
  const off = await minaWants('off')
  off.writes(plan, 'x')
  const denied = await minaWants('all', 'denied')
  denied.writes(plan, 'x')
  const gone = await minaWants('all')
  gone.notifications.leave()
  gone.writes(plan, 'x')
  expect([await off.shownTexts(), await denied.shownTexts(), await gone.shownTexts()]).toEqual([[], [], []])
})

test('permission is requested once notifications are chosen, and not before', async () => {
  const { notifications, page, writes, shownTexts } = await minaWants('off', 'default')
  expect(page.requested).toBe(0)
  await notifications.choose('all')
  writes(plan, 'allowed')
  expect([page.requested, await shownTexts()]).toEqual([1, ['Ravi in plan: allowed']])
})

test('a click on it brings the room to the front', async () => {
  const { writes, shownTexts, shown, opened } = await minaWants('all')
  writes(plan, 'here')
  await shownTexts()
  shown[0]?.onclick()
  expect(opened).toEqual([ids.space, plan])
})

test('where no permission is needed, mentions notify; elsewhere nothing does until it is chosen', () => {
  const parts = {
    preferences: memoryPreferences(),
    words: english,
    clock: { now: () => 0, after: () => () => undefined }
  }
  const open = (): void => undefined
  const notifier = { ...noNotifier, permission: (): NotifierPermission => 'granted' }
  expect(new Notifications({ ...parts, notifier, open }).level).toBe('mentions')
  expect(new Notifications({ ...parts, notifier: noNotifier, open }).level).toBe('off')
})

test('own messages of another device do not notify, and neither do joins', async () => {
  const { bridge, shownTexts } = await minaWants('all')
  const mine = placed(2, mina, 'from my phone', { room: plan, at: 1_000_000 })
  const joined = placed(3, ravi, '', { room: plan, kind: 'member.joined', at: 1_000_000 })
  for (const one of [mine, joined])
    bridge.emit('log:appended', { room: plan, after: one.position.seq - 1, placed: [one] })
  expect(await shownTexts()).toEqual([])
})
