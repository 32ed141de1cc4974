import { expect, test } from 'vitest'
import { Toasts, toastDurationMs } from '../../../../src/renderer/state/app/toasts.svelte.ts'
import { ScriptedClock } from '../../../support/interface.ts'

function toasts() {
  const clock = new ScriptedClock()
  const list = new Toasts(clock)
  return { clock, list, texts: () => list.shown.map(({ text }) => text) }
}

test('a toast disappears by itself, or when it is dismissed', () => {
  const { clock, list, texts } = toasts()
  list.show('one')
  list.show('two')
  list.dismiss(list.shown[0]?.id ?? 0)
  expect(texts()).toEqual(['two'])
  clock.pass(toastDurationMs)
  expect(texts()).toEqual([])
})

test('the same text is shown once, and its time starts over', () => {
  const { clock, list, texts } = toasts()
  list.show('again')
  clock.pass(toastDurationMs - 1)
  list.show('again')
  clock.pass(1)
  expect(texts()).toEqual(['again'])
})

test('of many toasts the newest three stay', () => {
  const { list, texts } = toasts()
  for (const text of ['a', 'b', 'c', 'd']) list.show(text)
  expect(texts()).toEqual(['b', 'c', 'd'])
})

test('an act is taken back once, and its toast goes', async () => {
  const { list } = toasts()
  const done: string[] = []
  const undo = (): Promise<unknown> => Promise.resolve(done.push('undone'))
  list.show('You left Kitchen.', { undo })
  const [toast] = list.shown
  if (!toast) throw new Error('no toast is shown')
  await list.undo(toast)
  await list.undo(toast)
  expect(done).toEqual(['undone'])
  expect(list.shown).toEqual([])
})

test('a toast stays while somebody points at it, and then its time starts over', () => {
  const { clock, list, texts } = toasts()
  list.show('one')
  const id = list.shown[0]?.id ?? 0
  list.hold(id)
  clock.pass(10 * toastDurationMs)
  expect(texts()).toEqual(['one'])
  list.release(id)
  clock.pass(toastDurationMs)
  expect(texts()).toEqual([])
})

test('a toast that is shown again while somebody points at it stays, too', () => {
  const { clock, list, texts } = toasts()
  list.show('one')
  const id = list.shown[0]?.id ?? 0
  list.hold(id)
  list.show('one')
  clock.pass(10 * toastDurationMs)
  expect(texts()).toEqual(['one'])
  list.release(id)
  clock.pass(toastDurationMs)
  expect(texts()).toEqual([])
})

test('an offer to reload stays, also beside later toasts, until it is dismissed', () => {
  const { clock, list, texts } = toasts()
  list.offerReload('new version', () => undefined)
  list.offerReload('new version', () => undefined)
  for (const text of ['a', 'b', 'c', 'd']) list.show(text)
  expect(texts()).toEqual(['new version', 'c', 'd'])
  const [{ id } = expect.fail()] = list.shown
  list.hold(id)
  list.release(id)
  clock.pass(10 * toastDurationMs)
  expect(texts()).toEqual(['new version'])
  list.dismiss(id)
  expect(texts()).toEqual([])
})
