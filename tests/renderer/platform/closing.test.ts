import { afterEach, expect, test, vi } from 'vitest'
import { confirmBeforeClosing } from '../../../src/renderer/platform/closing.ts'

const listeners: ((event: { preventDefault: () => void }) => void)[] = []

function inWindow(isOwn: boolean): void {
  vi.stubGlobal('addEventListener', (name: string, listener: (typeof listeners)[number]) => {
    if (name === 'beforeunload') listeners.push(listener)
  })
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: isOwn && query === '(display-mode: standalone)'
  }))
}

/** Whether the browser would ask. */
function requests(): boolean {
  const preventDefault = vi.fn()
  for (const listener of listeners) listener({ preventDefault })
  return preventDefault.mock.calls.length > 0
}

afterEach(() => {
  listeners.length = 0
  vi.unstubAllGlobals()
})

const hosting = { spaces: [{ hosting: false }, { hosting: true }] }

test('our own window asks before it closes while this device hosts a space', () => {
  inWindow(true)
  const closing = confirmBeforeClosing()
  expect(requests()).toBe(false)
  closing.note({ ok: true, device: {}, ...hosting })
  expect(requests()).toBe(true)
  closing.note({ ok: true })
  expect(requests()).toBe(true)
  closing.note({ spaces: [{ hosting: false }] })
  expect(requests()).toBe(false)
})

test('a tab does not ask, as Parley goes on without it', () => {
  inWindow(false)
  confirmBeforeClosing().note(hosting)
  expect(requests()).toBe(false)
})

test('a page that reloads because its program is back does not ask', () => {
  inWindow(true)
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  const closing = confirmBeforeClosing()
  closing.note(hosting)
  closing.reload()
  expect(reload).toHaveBeenCalledOnce()
  expect(requests()).toBe(false)
})
