import { expect, test } from 'vitest'
import { watchAttention } from '../../../src/renderer/behaviour/attention.ts'

/** A page that can be hidden and lose the focus. */
class ScriptedPage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
  focused = true
  hasFocus = (): boolean => this.focused
}

function watched() {
  const document = new ScriptedPage()
  const window = new EventTarget()
  const received: boolean[] = []
  const stop = watchAttention({ document, window }, (attentive) => received.push(attentive))
  return { document, window, received, stop }
}

test('a page in front with the focus has attention; without either it has none', () => {
  const { document, window, received } = watched()
  document.focused = false
  window.dispatchEvent(new Event('blur'))
  document.focused = true
  window.dispatchEvent(new Event('focus'))
  document.visibilityState = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(received).toEqual([true, false, true, false])
})

test('nothing is reported after it was stopped', () => {
  const { document, window, received, stop } = watched()
  stop()
  for (const name of ['focus', 'blur']) window.dispatchEvent(new Event(name))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(received).toEqual([true])
})
