/** Several tabs of one guest's browser: one device, one outbox, one that sends. */
import { expect, test } from 'vitest'
import type { SessionStore } from '#shared/session/deps.ts'
import { newId } from '#shared/log/event.ts'
import { systemClock } from '#shared/values/clock.ts'
import { Listeners } from '#shared/values/listeners.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { TabTurn } from '../../../src/renderer/platform/guest/outbox-turn.ts'
import type { TabChannel } from '../../../src/renderer/platform/guest/tab-channel.ts'
import { guestStore } from '../../../src/renderer/platform/guest/guest-store.ts'
import { startSpace, type Person, type Space } from '../../support/chat.ts'
import { storesOfWindows } from '../../support/windows.ts'

interface Tab {
  person: Person
  turn: TabTurn
  /** It answers no other tab any more, and does not notice what the others store. */
  suspend: () => void
  close: () => Promise<void>
}

/** A browser whose tabs are guests with the same key. `used`: the numbers of what they have signed, as they were given. */
function openBrowser(space: Space): { tab: () => Promise<Tab>; used: number[] } {
  const keys = deviceKeysOf(newIdentityPem())
  const used: number[] = []
  const newStore = storesOfWindows()
  const messages = new Listeners<[from: object, message: unknown]>()
  const tab = async (): Promise<Tab> => {
    let suspended = false
    const me = {}
    const channel: TabChannel = {
      post: (message) => void setTimeout(() => messages.emit(me, message)),
      listen: (listener) => {
        messages.add((from, message) => {
          if (from !== me && !suspended) listener(message)
        })
      },
      close: () => void (suspended = true)
    }
    const inner = newStore()
    const store = {
      ...inner,
      onOtherChange: (listener: (key: string) => void) =>
        inner.onOtherChange((key) => {
          if (!suspended) listener(key)
        })
    }
    const exclusively = (work: () => Promise<void>): Promise<void> => work()
    const turn = new TabTurn({
      isFirst: false,
      store,
      channel,
      space: space.id,
      tab: newId(nodeCrypto),
      clock: systemClock,
      exclusively
    })
    const stored = guestStore(store, space.id, systemClock)
    const saveHead: SessionStore['saveHead'] = (head) => {
      used.push(head.aseq)
      stored.saveHead(head)
    }
    const shared: SessionStore = { ...stored, saveHead }
    const person = await space.join('Mina', { keys, store: shared, turn })
    return {
      person,
      turn,
      suspend: () => void (suspended = true),
      close: async () => {
        turn.end()
        await person.leave()
      }
    }
  }
  return { tab, used }
}

interface OpenedTabs {
  space: Space
  omar: Person
  browser: ReturnType<typeof openBrowser>
  one: Tab
  two: Tab
}

/** Two tabs of one browser, beside another member. */
async function openedTabs(): Promise<OpenedTabs> {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const browser = openBrowser(space)
  return { space, omar, browser, one: await browser.tab(), two: await browser.tab() }
}

async function stopHost(space: Space, ...tabs: Tab[]): Promise<void> {
  await space.stop()
  for (const { person } of tabs)
    await person.sees('that the host is away', () => person.session.view.connection.state === 'lost')
}

const allSent = ({ person }: Tab): Promise<void> =>
  person.sees('an empty outbox', () => person.session.view.outbox.length === 0)

const texts = ({ person }: Tab): unknown[] =>
  person.session.view.outbox.map(({ body }) => ('text' in body ? body.text : null))

test('what one tab writes while the host is away is seen, and not lost, by another that writes', async () => {
  const { space, omar, one, two } = await openedTabs()
  await stopHost(space, one, two)
  await one.person.says('1')
  await two.person.says('2')
  await one.person.says('3')
  expect([texts(one), texts(two)]).toEqual([
    ['1', '2', '3'],
    ['1', '2', '3']
  ])
  await space.restart()
  await omar.receives('3')
  await Promise.all([allSent(one), allSent(two)])
  expect(omar.texts()).toEqual(['1', '2', '3'])
})

test('both tabs write without pause: each message arrives once, in the order of its tab', async () => {
  const { omar, one, two } = await openedTabs()
  for (let n = 0; n < 30; n += 1) {
    void one.person.says(`one ${String(n)}`)
    void two.person.says(`two ${String(n)}`)
  }
  await omar.receives('one 29')
  await omar.receives('two 29')
  await Promise.all([allSent(one), allSent(two)])
  const count = (tab: string): string[] => omar.texts().filter((text) => text.startsWith(tab))
  const expected = (tab: string): string[] => Array.from({ length: 30 }, (_, n) => `${tab} ${String(n)}`)
  expect([count('one'), count('two')]).toEqual([expected('one'), expected('two')])
  expect(omar.texts()).toHaveLength(60)
})

test('a tab that is closed leaves its messages to the others', async () => {
  const { space, omar, one, two } = await openedTabs()
  await stopHost(space, one, two)
  for (const text of ['1', '2', '3']) await one.person.says(text)
  await one.close()
  await two.person.says('4')
  await space.restart()
  await omar.receives('4')
  await allSent(two)
  expect(omar.texts()).toEqual(['1', '2', '3', '4'])
})

test('all tabs are closed, and a new one sends what waits', async () => {
  const { space, omar, browser, one, two } = await openedTabs()
  await stopHost(space, one, two)
  await two.person.says('1')
  await one.person.says('2')
  await Promise.all([one.close(), two.close()])
  await space.restart()
  const again = await browser.tab()
  await omar.receives('2')
  await allSent(again)
  expect(omar.texts()).toEqual(['1', '2'])
})

test('a suspended tab loses the turn, and sends nothing twice when it is back', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const browser = openBrowser(space)
  const one = await browser.tab()
  await one.turn.take()
  const two = await browser.tab()
  await stopHost(space, one, two)
  await one.person.says('1')
  one.suspend()
  await two.person.says('2')
  await two.turn.take()
  expect([one.turn.isMine, two.turn.isMine]).toEqual([false, true])
  await space.restart()
  await omar.receives('2')
  await allSent(two)
  expect(omar.texts()).toEqual(['1', '2'])
})

test('a tab that did not hear that its turn was taken takes it again, and sends nothing twice', async () => {
  const { space, omar, one, two } = await openedTabs()
  await one.turn.take()
  await stopHost(space, one, two)
  await one.person.says('once')
  one.suspend()
  await two.turn.take()
  await space.restart()
  await omar.receives('once')
  await allSent(two)
  await one.turn.take()
  await allSent(one)
  await one.person.says('and on')
  await omar.receives('and on')
  expect(omar.texts()).toEqual(['once', 'and on'])
})

test('a tab changes and withdraws what another has written', async () => {
  const { space, omar, one, two } = await openedTabs()
  await stopHost(space, one, two)
  const [first, second] = [await one.person.says('tomorow'), await one.person.says('oops')]
  await two.person.requests('outbox:revise', { ticket: first, revision: { text: 'tomorrow' } })
  await two.person.requests('outbox:discard', { ticket: second })
  expect(texts(one)).toEqual(['tomorrow'])
  await space.restart()
  await omar.receives('tomorrow')
  await Promise.all([allSent(one), allSent(two)])
  expect(omar.texts()).toEqual(['tomorrow'])
})

test('what was read in one tab is read in the others', async () => {
  const { space, omar, one, two } = await openedTabs()
  await omar.says('news')
  const { position } = await one.person.receives('news')
  await two.person.sees('one unread', () => two.person.room('Lobby').unread === 1)
  await one.person.requests('log:mark', { room: space.lobby, seq: position.seq })
  await two.person.sees('none unread', () => two.person.room('Lobby').unread === 0)
  await two.person.requests('log:unmark', { room: space.lobby, seq: position.seq - 1 })
  await one.person.sees('one unread', () => one.person.room('Lobby').unread === 1)
})

test('tabs that write, and change the room, at the same time use no number twice', async () => {
  const { space, omar, browser, one, two } = await openedTabs()
  const describes = (tab: Tab, topic: string): Promise<unknown> =>
    tab.person.requests('event:send', {
      room: space.lobby,
      kind: 'room.described',
      body: { name: 'Lobby', topic }
    })
  const acts = Array.from({ length: 5 }, (_, n) => {
    void one.person.says(`one ${String(n)}`)
    void two.person.says(`two ${String(n)}`)
    return [describes(one, `one ${String(n)}`), describes(two, `two ${String(n)}`)]
  })
  expect(new Set(await Promise.all(acts.flat()))).toEqual(new Set(['ok']))
  await Promise.all([allSent(one), allSent(two)])
  await omar.receives('two 4')
  expect(omar.texts()).toHaveLength(10)
  expect(browser.used).toEqual(browser.used.map((_, n) => n + 1))
})
