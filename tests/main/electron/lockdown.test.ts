/** What the page may use of the system, and who is that page. */
import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { disableDns, lockDown } from '../../../src/main/electron/lockdown.ts'

type Check = (contents: null, permission: string, origin: string, details: object) => boolean
type Request = (
  contents: object,
  permission: string,
  decide: (granted: boolean) => void,
  details: object
) => void

type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void

const electron = vi.hoisted(() => ({ isPackaged: true }))
const handlers = vi.hoisted(() => ({
  check: null as Check | null,
  request: null as Request | null,
  device: null as (() => boolean) | null,
  before: null as BeforeRequest | null,
  switches: [] as string[],
  made: null as ((event: object, contents: object) => void) | null
}))

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return electron.isPackaged
    },
    commandLine: {
      appendSwitch: (name: string, value: string) => handlers.switches.push(`--${name}=${value}`)
    },
    on: (_name: 'web-contents-created', made: typeof handlers.made) => (handlers.made = made)
  },
  session: {
    defaultSession: {
      webRequest: { onBeforeRequest: (before: BeforeRequest) => (handlers.before = before) },
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
  'the interface has the permission %s',
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
])('no page has the permission %s', (permission) => {
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
])('a page at %j may not show notifications', (url) => {
  expect([checked('notifications', url), requested('notifications', url)]).toEqual([false, false])
})

test('a frame in the page may not show notifications', () => {
  expect(requested('notifications', home, false)).toBe(false)
})

test('a check without a document is judged by its origin', () => {
  const byOrigin = (origin: string): boolean | undefined =>
    handlers.check?.(null, 'notifications', origin, { isMainFrame: false })
  expect([byOrigin(home), byOrigin('https://example.org/')]).toEqual([true, false])
})

/** Whether a page may do this. */
function may(name: string, url: string, isMainFrame = true): boolean {
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: () => undefined,
    setWebRTCIPHandlingPolicy: () => undefined
  })
  handlers.made?.({}, contents)
  const preventDefault = vi.fn<() => void>()
  contents.emit(name, { preventDefault, url, isMainFrame })
  return preventDefault.mock.calls.length === 0
}
const ways = ['will-navigate', 'will-frame-navigate']

test.each(ways)('the interface may reload: %s', (name) => {
  expect([may(name, home), may(name, `${home}?t=1#x`)]).toEqual([true, true])
})

test.each(ways)('a frame in it may not: %s', (name) => {
  expect(may(name, home, false)).toBe(false)
})

test.each(ways.flatMap((name) => elsewhere.map((url) => [name, url] as const)))(
  '%s does not navigate to %j',
  (name, url) => {
    expect(may(name, url)).toBe(false)
  }
)

test.each(['will-redirect', 'will-attach-webview'])('%s is prevented for the interface too', (name) => {
  expect(may(name, home)).toBe(false)
})

test('no page can open a window', () => {
  let open: (() => object) | null = null
  const setWindowOpenHandler = (handler: () => object): void => void (open = handler)
  const setWebRTCIPHandlingPolicy = (): void => undefined
  handlers.made?.({}, Object.assign(new EventEmitter(), { setWindowOpenHandler, setWebRTCIPHandlingPolicy }))
  expect((open as (() => object) | null)?.()).toEqual({ action: 'deny' })
})

test('WebRTC sends no packet outside the proxy', () => {
  const policies: string[] = []
  const setWebRTCIPHandlingPolicy = (policy: string): void => void policies.push(policy)
  handlers.made?.(
    {},
    Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined, setWebRTCIPHandlingPolicy })
  )
  expect(policies).toEqual(['disable_non_proxied_udp'])
})

test.each([
  [true, '--host-resolver-rules=MAP * ~NOTFOUND'],
  [false, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
])('no page can resolve a name; packaged: %s', (isPackaged, expected) => {
  electron.isPackaged = isPackaged
  handlers.switches.length = 0
  disableDns()
  electron.isPackaged = true
  expect(handlers.switches).toEqual([expected])
})

/** Whether a page may ask for it. */
function requests(url: string): boolean {
  const answers: (boolean | undefined)[] = []
  handlers.before?.({ url }, ({ cancel }) => answers.push(cancel))
  return answers.includes(false)
}

test('a page may request the interface’s files and its own blobs', () => {
  const own = [home, `${home}assets/first.js`, 'blob:app://parley/1', 'data:image/png;base64,AAAA']
  expect(own.filter((url) => !requests(url))).toEqual([])
})

const others = [
  'https://example.org/',
  'http://localhost:5173/',
  'http://192.168.1.1/',
  'ws://example.org/',
  'wss://127.0.0.1:4717/socket.io/',
  'app://evil/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://abcdef/page.html'
]

test.each(others)('a page may request nothing at %s', (url) => {
  expect(requests(url)).toBe(false)
})

test('in development a page may also request what Vite needs', () => {
  electron.isPackaged = false
  lockDown('http://localhost:5173/')
  const tools = [
    'http://localhost:5173/main.ts',
    'ws://localhost:5173/',
    'devtools://devtools/bundled/a.html'
  ]
  const allowed = [...tools, ...others].filter((url) => requests(url))
  electron.isPackaged = true
  lockDown(home)
  expect(allowed.toSorted()).toEqual(
    [...tools, 'http://localhost:5173/', 'devtools://devtools/bundled/inspector.html'].toSorted()
  )
})
