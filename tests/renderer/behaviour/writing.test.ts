import { expect, test } from 'vitest'
import { watchWriting, writingMs } from '../../../src/renderer/behaviour/writing.ts'

class ScriptedPage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}

function watched() {
  const page = new ScriptedPage()
  const clock = { now: 1_000_000 }
  const isWriting = watchWriting(page, () => clock.now)
  const happen = (name: string, target: object = {}): void => {
    page.dispatchEvent(Object.defineProperty(new Event(name), 'target', { value: target }))
  }
  return { page, clock, isWriting, happen }
}

const field = (value: string, more: object = {}) => ({
  value,
  type: 'text',
  dataset: {},
  isConnected: true,
  ...more
})

test('somebody who has just typed is writing, also in a field whose text is saved', () => {
  const { page, clock, isWriting, happen } = watched()
  expect(isWriting()).toBe(false)
  happen('input', field('half a sent', { dataset: { saved: '' } }))
  clock.now += writingMs - 1
  expect(isWriting()).toBe(true)
  page.visibilityState = 'hidden'
  expect(isWriting()).toBe(false)
  page.visibilityState = 'visible'
  clock.now += 1
  expect(isWriting()).toBe(false)
})

test('a word that is being composed is not finished', () => {
  const { clock, isWriting, happen } = watched()
  happen('compositionstart')
  clock.now += 10 * writingMs
  expect(isWriting()).toBe(true)
  happen('compositionend')
  expect(isWriting()).toBe(false)
})

test('a text that is saved nowhere counts as long as it is there', () => {
  const { page, clock, isWriting, happen } = watched()
  const name = field('Kitch')
  happen('input', name)
  clock.now += writingMs
  page.visibilityState = 'hidden'
  expect(isWriting()).toBe(true)
  name.value = ' '
  expect(isWriting()).toBe(false)
  name.value = 'Kitchen'
  happen('input', name)
  name.isConnected = false
  expect(isWriting()).toBe(false)
})

test('a switch holds no text', () => {
  const { clock, isWriting, happen } = watched()
  happen('input', field('on', { type: 'checkbox' }))
  clock.now += writingMs
  expect(isWriting()).toBe(false)
})
