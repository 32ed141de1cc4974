import { expect, test } from 'vitest'
import {
  checkIntervalMs,
  LastingStore,
  restoreDelayMs
} from '../../../src/renderer/platform/guest/lasting-store.ts'
import { ScriptedClock } from '../../support/interface.ts'
import { storesOfWindows } from '../../support/windows.ts'

const [mainKey, draftKey] = ['guest/s', 'guest/s/outbox/1']

/** A tab that has saved a guest and a message that waits, and the browser around it. */
function tab() {
  const windows = storesOfWindows()
  const [own, other] = [windows(), windows()]
  const clock = new ScriptedClock()
  const store = new LastingStore({ store: own, clock, mainKey })
  store.set(mainKey, 'Ada')
  store.set(draftKey, 'I am late')
  // As the page's own window, so that it is not told.
  const clear = (): void => {
    for (const key of own.keys('')) own.set(key, null)
  }
  return { own, other, clock, store, clear }
}

test('what the browser deletes is still known, and is saved again', () => {
  const { own, clock, store, clear } = tab()
  clear()
  expect([store.get(mainKey), store.get(draftKey)]).toEqual(['Ada', 'I am late'])
  expect(store.keys('guest/').toSorted()).toEqual([mainKey, draftKey])
  expect(own.keys('')).toEqual([])
  clock.pass(checkIntervalMs)
  clock.pass(restoreDelayMs)
  expect([own.get(mainKey), own.get(draftKey)]).toEqual(['Ada', 'I am late'])
})

test('what this page deletes stays deleted', () => {
  const { own, clock, store, clear } = tab()
  store.set(draftKey, null)
  clear()
  clock.pass(checkIntervalMs)
  clock.pass(restoreDelayMs)
  expect([store.get(draftKey), own.keys('')]).toEqual([null, [mainKey]])
})

test('a message that another tab has sent is not saved again', () => {
  const { other, store, clear, own, clock } = tab()
  other.set(draftKey, null)
  clear()
  clock.pass(checkIntervalMs)
  clock.pass(restoreDelayMs)
  expect([store.get(draftKey), own.keys('')]).toEqual([null, [mainKey]])
})

test('what the person deletes in another tab stays deleted, in whatever order that tab does it', () => {
  const { other, own, store, clock } = tab()
  for (const key of [draftKey, mainKey]) other.set(key, null)
  expect([store.get(mainKey), store.keys('guest/')]).toEqual([null, []])
  clock.pass(checkIntervalMs)
  clock.pass(restoreDelayMs)
  expect(own.keys('')).toEqual([])
})

test('after the end nothing is saved again', () => {
  const { own, clock, store, clear } = tab()
  store.end()
  clear()
  clock.pass(checkIntervalMs)
  clock.pass(restoreDelayMs)
  expect([store.get(mainKey), own.keys('')]).toEqual([null, []])
})
