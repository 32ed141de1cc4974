import { beforeEach, expect, test, vi } from 'vitest'
import { createNotifier } from '../../../src/renderer/platform/notifier.ts'

/** What the system shows. */
class Notice extends EventTarget {
  static permission = 'granted'
  static readonly requestPermission = () => Promise.resolve('denied')
  static last: Notice | null = null
  isOpen = true
  readonly said: unknown[]

  constructor(title: string, { body, tag }: { body: string; tag: string }) {
    super()
    this.said = [title, body, tag]
    Notice.last = this
  }

  close(): void {
    this.isOpen = false
  }
}

const old = {
  isSecureContext: true,
  navigator: { userAgent: 'Firefox' },
  document: { visibilityState: 'visible', hasFocus: () => true },
  focus: vi.fn<() => void>()
}
const page = { ...old, Notification: Notice }

const boardOf = (window: object) => createNotifier(window as Window)

beforeEach(() => {
  vi.stubGlobal('Notification', Notice)
})

test('a notification has the author and the text, and opens the message', () => {
  const opened = vi.fn<() => void>()
  boardOf(page).show({ title: 'Mina', text: 'Tea?', tag: 'kitchen', onclick: opened })
  expect([Notice.last?.said, Notice.last?.isOpen]).toEqual([['Mina', 'Tea?', 'kitchen'], true])
  Notice.last?.dispatchEvent(new Event('click'))
  expect([Notice.last?.isOpen, page.focus.mock.calls.length, opened.mock.calls.length]).toEqual([false, 1, 1])
})

test('a notification that the system does not show is reported', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  boardOf(page).show({ title: 'Mina', text: 'Tea?', tag: 'kitchen', onclick: () => undefined })
  Notice.last?.dispatchEvent(new Event('error'))
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})

test('permission is requested where the system can show notifications', async () => {
  const board = boardOf(page)
  expect([board.permission(), await board.requestPermission()]).toEqual(['granted', 'denied'])
})

test.each([
  ['without TLS', { ...page, isSecureContext: false }],
  ['on Android', { ...page, navigator: { userAgent: 'Mozilla/5.0 (Linux; Android 16)' } }],
  ['in a browser without notices', old]
])('%s there are none, and no permission is requested', async (_, window) => {
  const board = boardOf(window)
  expect([board.permission(), await board.requestPermission()]).toEqual(['unsupported', 'unsupported'])
})

test('the page counts as watched only while it is visible and has the focus', () => {
  const hidden = { visibilityState: 'hidden', hasFocus: () => true }
  const behind = { visibilityState: 'visible', hasFocus: () => false }
  const watched = [page, { ...page, document: hidden }, { ...page, document: behind }].map((window) =>
    boardOf(window).isWatched()
  )
  expect(watched).toEqual([true, false, false])
})
