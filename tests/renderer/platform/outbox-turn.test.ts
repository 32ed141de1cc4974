/** Which of the tabs of a browser sends what is stored, also when nothing more fits into the storage. */
import { expect, test } from 'vitest'
import { Listeners } from '#shared/values/listeners.ts'
import { TabTurn } from '../../../src/renderer/platform/guest/outbox-turn.ts'
import type { TabChannel } from '../../../src/renderer/platform/guest/tab-channel.ts'
import type { KeyValueStore } from '../../../src/renderer/platform/platform.ts'
import { memoryStore, ScriptedClock, settled } from '../../support/interface.ts'
import { storesOfWindows } from '../../support/windows.ts'

const space = 's'.repeat(26)

/** A browser whose tabs reach each other. @param open the storage as the next tab sees it */
function browser(open: () => KeyValueStore) {
  const clock = new ScriptedClock()
  const messages = new Listeners<[from: object, message: unknown]>()
  const tab = (name: string, isFirst = false): TabTurn => {
    const me = {}
    const channel: TabChannel = {
      post: (message) => void clock.after(1, () => messages.emit(me, message)),
      listen: (listener) =>
        void messages.add((from, message) => {
          if (from !== me) listener(message)
        }),
      close: () => undefined
    }
    const exclusively = (work: () => Promise<void>): Promise<void> => work()
    return new TabTurn({ isFirst, store: open(), channel, space, tab: name, clock, exclusively })
  }
  /** @param ms in steps, after each of which everything that waits goes on */
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) {
      await settled()
      clock.pass(50)
    }
    await settled()
  }
  return { tab, pass, clock }
}

/** Nothing fits in: each tab sees its own values only. */
function fullStore(): KeyValueStore {
  const store = memoryStore()
  return {
    ...store,
    set: (key, value) => {
      store.set(key, value)
      return value === null
    }
  }
}

test('of two tabs of a full storage that begin together, one has the turn, and gives it away when it is asked', async () => {
  const { tab, pass } = browser(fullStore)
  const [one, two] = [tab('one'), tab('two')]
  await pass(3000)
  expect([one.isMine, two.isMine]).toEqual([true, false])
  const taken = two.take()
  await pass(15_000)
  await taken
  expect([one.isMine, two.isMine]).toEqual([false, true])
})

test('a tab that ends leaves the turn to another one, and takes it no more', async () => {
  const { tab, pass } = browser(storesOfWindows())
  const [one, two] = [tab('one'), tab('two')]
  await pass(3000)
  expect([one.isMine, two.isMine]).toEqual([true, false])
  one.end()
  await pass(3000)
  expect([one.isMine, two.isMine]).toEqual([false, true])
  await expect(one.take()).rejects.toMatchObject({ code: 'offline' })
  expect(two.isMine).toBe(true)
})

test('a tab that ends in a full storage leaves the turn to another one', async () => {
  const { tab, pass } = browser(fullStore)
  const [one, two] = [tab('one'), tab('two')]
  await pass(3000)
  one.end()
  const taken = two.take()
  await pass(15_000)
  await taken
  expect([one.isMine, two.isMine]).toEqual([false, true])
})

test('late news of who had the turn before does not end the wait of a tab that claims it', async () => {
  const changed = new Listeners<[key: string]>()
  const inner = memoryStore()
  const store: KeyValueStore = { ...inner, onOtherChange: (listener) => changed.add(listener) }
  const key = `guest/${space}/turn`
  inner.set(key, 'one that is suspended')
  const { tab, pass } = browser(() => store)
  const late = tab('late')
  await pass(500)
  const taken = late.take()
  await pass(550) // nobody has answered: it claims the turn
  expect(inner.get(key)).toBe('late')
  changed.emit(key) // news of before its own change, which does not change what it reads
  await settled()
  expect(late.isMine).toBe(false)
  await pass(15_000)
  await taken
  expect(late.isMine).toBe(true)
})

test('a tab that was suspended while it claimed the turn waits once more, for what others have written', async () => {
  const { tab, pass, clock } = browser(storesOfWindows())
  const one = tab('one')
  await settled()
  clock.pass(10_000) // its timer comes late
  await settled()
  expect(one.isMine).toBe(false)
  await pass(500)
  expect(one.isMine).toBe(true)
})

test('a tab in the background, whose timers run once a second, has the turn after a few of them', async () => {
  const { tab, clock } = browser(storesOfWindows())
  const one = tab('one')
  for (let second = 0; second < 3; second += 1) {
    await settled()
    clock.pass(1000)
  }
  await settled()
  expect(one.isMine).toBe(true)
})

test('a tab that was suspended while it had the turn sends nothing before it knows what others have done', async () => {
  const { tab, pass, clock } = browser(storesOfWindows())
  const one = tab('one')
  await pass(2000)
  const received: boolean[] = []
  one.onChange(() => received.push(one.isMine))
  expect(one.isMine).toBe(true)
  clock.pass(60_000) // suspended
  expect(one.isMine).toBe(false)
  await pass(500)
  expect([one.isMine, received]).toEqual([true, [false, true]])
})

test('a suspended tab gives the turn to one that writes, and takes it no more', async () => {
  const { tab, pass, clock } = browser(storesOfWindows())
  const [one, two] = [tab('one'), tab('two')]
  await pass(2000)
  clock.pass(60_000)
  const taken = two.take()
  await pass(2000)
  await taken
  expect([one.isMine, two.isMine]).toEqual([false, true])
  await pass(5000)
  expect([one.isMine, two.isMine]).toEqual([false, true])
})

test('the first tab of a newcomer has the turn at once, and one that comes behind it waits', async () => {
  const { tab, pass } = browser(storesOfWindows())
  const one = tab('one', true)
  expect(one.isMine).toBe(true)
  const two = tab('two')
  await pass(3000)
  expect([one.isMine, two.isMine]).toEqual([true, false])
  const taken = two.take()
  await pass(3000)
  await taken
  expect([one.isMine, two.isMine]).toEqual([false, true])
})

test('a newcomer’s tab leaves the turn to one that was quicker', async () => {
  const { tab, pass } = browser(storesOfWindows())
  const quicker = tab('quicker')
  const first = tab('first', true)
  expect(first.isMine).toBe(false)
  await pass(3000)
  expect([quicker.isMine, first.isMine]).toEqual([true, false])
})
