/** What the page may use of the system, and who is that page. */
import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { lockDown } from '../../../src/main/electron/lockdown.ts'

type Check = (contents: null, permission: string, origin: string, details: object) => boolean
type Request = (
  contents: object,
  permission: string,
  decide: (granted: boolean) => void,
  details: object
) => void

const handlers = vi.hoisted(() => ({
  check: null as Check | null,
  request: null as Request | null,
  device: null as (() => boolean) | null,
  made: null as ((event: object, contents: object) => void) | null
}))

vi.mock('electron', () => ({
  app: { on: (_name: 'web-contents-created', made: typeof handlers.made) => (handlers.made = made) },
  session: {
    defaultSession: {
      setPermissionCheckHandler: (check: Check) => (handlers.check = check),
      setPermissionRequestHandler: (request: Request) => (handlers.request = request),
      setDevicePermissionHandler: (device: () => boolean) => (handlers.device = device)
    }
  }
}))

const home = 'app://parley/'
const elsewhere = [
  '',
  'about:blank',
  'https://parley/',
  'http://example.org/',
  'app://parley.evil/',
  'app://parley/assets/main.js',
  'app://parley//',
  'app://evil/parley/',
  'data:text/html,app://parley/',
  'blob:app://parley/1',
  'javascript:alert(1)',
  'file:///parley/'
]
lockDown(home)

const checked = (permission: string, url = home): boolean =>
  handlers.check?.(null, permission, url, { isMainFrame: true, requestingUrl: url }) ?? true

function requested(permission: string, url = home, isMainFrame = true): boolean {
  const decisions: boolean[] = []
  const decide = (granted: boolean): void => void decisions.push(granted)
  handlers.request?.({}, permission, decide, { isMainFrame, requestingUrl: url })
  expect(decisions).toHaveLength(1)
  return decisions[0] ?? true
}

test.each(['notifications', 'clipboard-sanitized-write', 'fullscreen'])(
  'the interface may have %s',
  (permission) => {
    expect([checked(permission), requested(permission)]).toEqual([true, true])
  }
)

test.each([
  'media',
  'geolocation',
  'clipboard-read',
  'midi',
  'midiSysex',
  'hid',
  'serial',
  'usb',
  'openExternal',
  'pointerLock',
  'local-network-access',
  'storage-access',
  'idle-detection',
  'something new'
])('nobody may have %s', (permission) => {
  expect([checked(permission), requested(permission)]).toEqual([false, false])
  expect(handlers.device?.()).toBe(false)
})

test.each([
  '',
  'null',
  'about:blank',
  'https://parley/',
  'app://parley.evil/',
  'app://evil/parley/',
  'file:///parley/',
  'blob:app://parley/1'
])('a page at %j may notify nobody', (url) => {
  expect([checked('notifications', url), requested('notifications', url)]).toEqual([false, false])
})

test('a frame in the page may not either', () => {
  expect(requested('notifications', home, false)).toBe(false)
})

test('a check that comes from no document is judged by its origin', () => {
  const byOrigin = (origin: string): boolean | undefined =>
    handlers.check?.(null, 'notifications', origin, { isMainFrame: false })
  expect([byOrigin(home), byOrigin('https://example.org/')]).toEqual([true, false])
})

/** Whether a page may do this. */
function may(name: string, url: string, isMainFrame = true): boolean {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined })
  handlers.made?.({}, contents)
  const preventDefault = vi.fn<() => void>()
  contents.emit(name, { preventDefault, url, isMainFrame })
  return preventDefault.mock.calls.length === 0
}
const ways = ['will-navigate', 'will-frame-navigate']

test.each(ways)('the interface may load itself again: %s', (name) => {
  expect([may(name, home), may(name, `${home}?t=1#x`)]).toEqual([true, true])
})

test.each(ways)('a frame in it may not even load that: %s', (name) => {
  expect(may(name, home, false)).toBe(false)
})

test.each(ways.flatMap((name) => elsewhere.map((url) => [name, url] as const)))(
  '%s leads nowhere at %j',
  (name, url) => {
    expect(may(name, url)).toBe(false)
  }
)

test.each(['will-redirect', 'will-attach-webview'])('%s is prevented even at home', (name) => {
  expect(may(name, home)).toBe(false)
})

test('no page opens a window', () => {
  let open: (() => object) | null = null
  const setWindowOpenHandler = (handler: () => object): void => void (open = handler)
  handlers.made?.({}, Object.assign(new EventEmitter(), { setWindowOpenHandler }))
  expect((open as (() => object) | null)?.()).toEqual({ action: 'deny' })
})
