import { expect, test, vi } from 'vitest'
import type { MessageChange } from '#shared/session/contract.ts'
import { Notifications } from '../../../../src/renderer/state/settings/notifications.svelte.ts'
import type { NotificationLevel } from '../../../../src/renderer/state/settings/preferences.ts'
import type { MessageNotification, NotifierPermission } from '../../../../src/renderer/platform/notifier.ts'
import { ids, memoryPreferences, mina, ravi, room } from '../../../support/interface.ts'
import { noNotifier } from '../../../support/no-notifier.ts'
import { english, scriptedSpace } from '../../../support/scripted-app.ts'

const plan = ids.room('p')
const direct = ids.room('d')
const rooms = [
  room('Lobby', ids.lobby),
  room('plan', plan),
  room('', direct, { access: 'direct', pair: [mina, ravi] })
]

/** Mina looks at the lobby, and Ravi writes. */
async function minaWants(level: NotificationLevel | null, permission: NotifierPermission = 'granted') {
  const { app, bridge, clock } = await scriptedSpace({ rooms })
  const shown: (MessageNotification & { gone?: true })[] = []
  const opened: string[] = []
  const page = { watched: true, requested: 0, sounds: 0 }
  const notifier = {
    permission: () => permission,
    requestPermission: () =>
      Promise.resolve<NotifierPermission>((page.requested += 1) > 0 ? 'granted' : 'denied'),
    isWatched: () => page.watched,
    playSound: () => void (page.sounds += 1),
    show: (notice: MessageNotification) => {
      const one: (typeof shown)[number] = notice
      shown.push(one)
      return () => {
        one.gone = true
      }
    }
  }
  const open = (space: string, to: string): void => void opened.push(space, to)
  const notifications = new Notifications({
    preferences: memoryPreferences(),
    words: english,
    clock,
    notifier,
    open
  })
  if (level !== null) await notifications.choose(level)
  if (!app.space) throw new Error('the space is not open')
  const stop = notifications.follow(app.space)
  const changes = (where: string, change: Partial<MessageChange>): void => {
    const whole = { id: ids.event(1), author: ravi, text: '', isMentioned: false, news: null, ...change }
    bridge.emit('messages:changed', { room: where, changes: [whole] })
  }
  const writes = (where: string, text: string, more: Partial<MessageChange> = {}): void => {
    changes(where, { text, news: 'posted', ...more })
  }
  const shownTexts = async (): Promise<string[]> => {
    await vi.dynamicImportSettled()
    return shown.map(({ title, text }) => `${title}: ${text}`)
  }
  const left = async (): Promise<string[]> => {
    await vi.dynamicImportSettled()
    return shown.filter(({ gone }) => gone !== true).map(({ text }) => text)
  }
  return {
    bridge,
    clock,
    stop,
    space: app.space,
    notifications,
    shown,
    opened,
    page,
    changes,
    writes,
    shownTexts,
    left
  }
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
  writes(plan, 'for Mina', { isMentioned: true })
  writes(direct, 'between us')
  expect(await shownTexts()).toEqual(['Ravi in plan: for Mina', 'Ravi: between us'])
})

test('a muted room does not notify, and neither does history', async () => {
  const { space, writes, shownTexts } = await minaWants('all')
  writes(plan, 'long ago', { news: null })
  space.levels.set(plan, 'off')
  writes(plan, 'for Mina', { isMentioned: true })
  writes(direct, 'heard')
  expect(await shownTexts()).toEqual(['Ravi: heard'])
})

test('nothing notifies when it is off or not permitted, or after the space was left', async () => {
  const off = await minaWants('off')
  off.writes(plan, 'x')
  const denied = await minaWants('all', 'denied')
  denied.writes(plan, 'x')
  const gone = await minaWants('all')
  gone.stop()
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

test('a notification goes with its message: deleted, read, or no longer about me', async () => {
  const { bridge, changes, writes, left } = await minaWants('mentions')
  writes(plan, 'for Mina', { isMentioned: true })
  expect(await left()).toEqual(['for Mina'])
  changes(plan, { text: null })
  expect(await left()).toEqual([])
  writes(plan, 'for Mina', { isMentioned: true })
  expect(await left()).toEqual(['for Mina'])
  changes(plan, { text: 'for nobody' })
  expect(await left()).toEqual([])
  writes(direct, 'between us')
  expect(await left()).toEqual(['between us'])
  bridge.emit('room:changed', { room: room('', direct, { access: 'direct', pair: [mina, ravi], unread: 0 }) })
  expect(await left()).toEqual([])
})

test('a message that is deleted before its notification is shown causes none', async () => {
  const { changes, writes, shownTexts } = await minaWants('all')
  writes(plan, 'oops')
  changes(plan, { text: null })
  expect(await shownTexts()).toEqual([])
})

test('a notification says what its message says after an edit, and others stay', async () => {
  const { changes, writes, shownTexts, left } = await minaWants('all')
  writes(plan, 'at noon')
  await shownTexts()
  changes(plan, { text: 'at one' })
  changes(plan, { id: ids.event(2), text: null })
  expect(await left()).toContain('at one')
})

test('an edit that mentions me notifies', async () => {
  const { changes, shownTexts } = await minaWants('mentions')
  changes(plan, { text: '@Mina, who?', isMentioned: true, news: 'mentioned' })
  expect(await shownTexts()).toEqual(['Ravi in plan: @Mina, who?'])
})

test('of all that was missed in a room, the last one notifies', async () => {
  const { bridge, shownTexts } = await minaWants('all')
  const missed = [1, 2, 3].map((n) => ({
    id: ids.event(n),
    author: ravi,
    text: String(n),
    isMentioned: false,
    news: 'posted'
  }))
  bridge.emit('messages:changed', { room: plan, changes: missed })
  expect(await shownTexts()).toEqual(['Ravi in plan: 3'])
})

test('the level of a room goes before that of the settings', async () => {
  const { space, writes, shownTexts } = await minaWants('mentions')
  space.levels.set(plan, 'all')
  writes(plan, 'for everyone')
  await shownTexts()
  space.levels.set(plan, 'mentions')
  writes(plan, 'for no one in particular', { id: ids.event(2) })
  writes(plan, 'for Mina', { id: ids.event(3), isMentioned: true })
  expect(await shownTexts()).toEqual(['Ravi in plan: for everyone', 'Ravi in plan: for Mina'])
})

test('what notifies makes one sound, not in the visible room, and not when it is off', async () => {
  const { notifications, writes, page, clock } = await minaWants('all')
  writes(ids.lobby, 'seen')
  expect(page.sounds).toBe(0)
  writes(plan, 'one')
  writes(plan, 'two')
  expect(page.sounds).toBe(1)
  clock.pass(2_000)
  writes(plan, 'three')
  expect(page.sounds).toBe(2)
  clock.pass(2_000)
  notifications.chooseSound('off')
  writes(plan, 'four')
  expect(page.sounds).toBe(2)
})

test('the next sound comes as soon when the clock was set back', async () => {
  const { writes, page, clock } = await minaWants('all')
  writes(plan, 'one')
  clock.setBack(3_600_000)
  clock.pass(2_000)
  writes(plan, 'two')
  expect(page.sounds).toBe(2)
})

test('a notification goes when its room is not there for this person any more', async () => {
  const { bridge, writes, left } = await minaWants('all')
  writes(plan, 'for the members')
  expect(await left()).toEqual(['for the members'])
  bridge.emit('room:removed', { room: plan })
  expect(await left()).toEqual([])
})

test('where no notification is possible, a mention makes a sound, unless nothing was chosen', async () => {
  const mentioned = { isMentioned: true }
  const guest = await minaWants(null, 'unsupported')
  guest.writes(plan, 'for everyone')
  guest.writes(plan, 'for Mina', mentioned)
  const quiet = await minaWants('off', 'unsupported')
  quiet.writes(plan, 'for Mina', mentioned)
  expect([guest.page.sounds, quiet.page.sounds]).toEqual([1, 0])
})

test('while the settings say “Nothing” a mention makes no sound', async () => {
  const { notifications, writes, page, space } = await minaWants(null, 'default')
  writes(plan, 'for Mina', { isMentioned: true })
  expect([notifications.level, notifications.isOffered, page.sounds]).toEqual(['off', true, 0])
  space.levels.set(plan, 'mentions')
  writes(plan, 'for Mina again', { isMentioned: true, id: ids.event(3) })
  expect(page.sounds).toBe(1)
})

test('notifications are offered once, after the first mention that was not seen', async () => {
  const { notifications, writes, page } = await minaWants(null, 'default')
  writes(plan, 'for everyone')
  writes(ids.lobby, 'seen', { isMentioned: true })
  expect(notifications.isOffered).toBe(false)
  writes(plan, 'for Mina', { isMentioned: true })
  expect([notifications.isOffered, page.requested]).toEqual([true, 0])
  await notifications.answerOffer(false)
  writes(plan, 'again', { isMentioned: true })
  expect([notifications.isOffered, notifications.level, page.requested]).toEqual([false, 'off', 0])
})

test('who accepts the offer is asked by the browser and then notified', async () => {
  const { notifications, writes, page, shownTexts } = await minaWants(null, 'default')
  writes(direct, 'between us')
  expect(notifications.isOffered).toBe(true)
  await notifications.answerOffer(true)
  expect([notifications.isOffered, notifications.level, page.requested]).toEqual([false, 'mentions', 1])
  writes(direct, 'still there?')
  expect(await shownTexts()).toEqual(['Ravi: still there?'])
})

test.each(['off', 'mentions'] as const)('nothing is offered to a person who has chosen %s', async (level) => {
  const { notifications, writes } = await minaWants(level, 'default')
  writes(direct, 'between us')
  expect(notifications.isOffered).toBe(false)
})
