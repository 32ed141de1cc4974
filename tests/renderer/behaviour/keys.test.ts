import { expect, test } from 'vitest'
import {
  hideComposingKeys,
  isComposing,
  pressed,
  sends,
  writes,
  type Pressed
} from '../../../src/renderer/behaviour/keys.ts'

const nothing = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false }
const enter = { ...nothing, key: 'Enter' }
const ctrl = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...nothing,
  key,
  ctrlKey: true,
  ...more
})
const isCtrlK = (event: Pressed): boolean => pressed('Mod+K', event, false)

test('Enter sends, also with Control or Command', () => {
  expect([enter, { ...enter, ctrlKey: true }, { ...enter, metaKey: true }].map(sends)).toEqual([
    true,
    true,
    true
  ])
})

test('Enter begins a line with Shift or Alt, and accepts the word that is being composed', () => {
  const others = [{ shiftKey: true }, { altKey: true }, { isComposing: true }, { key: 'a' }]
  expect(others.map((more) => sends({ ...enter, ...more }))).toEqual([false, false, false, false])
})

test('keys of an input method reach no listener of the page', () => {
  const page = new EventTarget()
  const received: string[] = []
  hideComposingKeys(page)
  page.addEventListener('keydown', (event) => received.push((event as KeyboardEvent).key))
  const strike = (key: string, more: Partial<Pressed> = {}): boolean =>
    page.dispatchEvent(Object.assign(new Event('keydown'), { isComposing: false, key, ...more }))
  strike('Escape', { isComposing: true })
  strike('ArrowDown', { keyCode: 229 })
  strike('a')
  expect(received).toEqual(['a'])
})

test('in Safari, where the composition ends before its Enter, that Enter accepts the word too', () => {
  const accepting = { ...enter, keyCode: 229 }
  expect([sends(accepting), isComposing(accepting), sends({ ...enter, keyCode: 13 })]).toEqual([
    false,
    true,
    true
  ])
  expect(isCtrlK(ctrl('k', { keyCode: 229 }))).toBe(false)
})

test('a shortcut needs exactly its modifiers', () => {
  expect(isCtrlK(ctrl('k'))).toBe(true)
  const others = [{ shiftKey: true }, { altKey: true }, { metaKey: true }, { ctrlKey: false }]
  expect(others.map((more) => isCtrlK(ctrl('k', more)))).toEqual([false, false, false, false])
})

test('on a Mac, Control edits text and Command triggers shortcuts', () => {
  const command = { ...nothing, key: 'k', metaKey: true }
  expect([pressed('Mod+K', command, true), pressed('Mod+K', ctrl('k'), true)]).toEqual([true, false])
  expect(isCtrlK(command)).toBe(false)
})

test('with Caps Lock a letter is still that letter', () => {
  expect(isCtrlK(ctrl('K'))).toBe(true)
})

test('AltGr, which Windows reports as Control and Alt, only types', () => {
  const withAltGr = ctrl('k', { altKey: true, getModifierState: (name) => name === 'AltGraph' })
  expect([isCtrlK(withAltGr), isCtrlK({ ...withAltGr, altKey: false })]).toEqual([false, false])
})

test('keys during input composition trigger no shortcut', () => {
  expect([ctrl('k', { isComposing: true }), ctrl('Process', { code: 'KeyK' })].map(isCtrlK)).toEqual([
    false,
    false
  ])
})

test('a Latin letter is matched by its character, other scripts by the position on an American keyboard', () => {
  const french = ctrl('a', { code: 'KeyQ' })
  expect([pressed('Mod+A', french, false), pressed('Mod+Q', french, false)]).toEqual([true, false])
  expect(['ن', 'л', 'κ'].map((key) => isCtrlK(ctrl(key, { code: 'KeyK' })))).toEqual([true, true, true])
  expect(pressed('Mod+B', ctrl('لا', { code: 'KeyB' }), false)).toBe(true) // one key, two letters
})

test('digits are matched by the upper row, whatever it types', () => {
  expect(pressed('Mod+1', ctrl('&', { code: 'Digit1' }), false)).toBe(true)
  expect(pressed('Mod+Shift+9', ctrl(')', { code: 'Digit9', shiftKey: true }), false)).toBe(true)
})

test('signs may need Shift, and Arabic has its own', () => {
  const shifted = { ...nothing, shiftKey: true }
  expect(pressed('?', { ...shifted, key: '?', code: 'Minus' })).toBe(true) // German
  expect(pressed('?', { ...shifted, key: '؟', code: 'Slash' })).toBe(true)
  expect(pressed('Mod+.', ctrl('.', { shiftKey: true, code: 'Comma' }), false)).toBe(true) // French
  expect(pressed('Mod+,', ctrl('و', { code: 'Comma' }), false)).toBe(true) // Arabic
})

test('some keys type when the focus is in text', () => {
  expect(['?', 'End', 'Shift+A', 'Mod+K', 'F6', 'Escape'].map(writes)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false
  ])
})
