/** The stand-in is only worth something if it never lets pass what it does not really do. */
import { expect, test } from 'vitest'
import { fromLoadable, toLoadable } from '../../support/electron/chromium.ts'
import { loud, LoudEmitter, mustKnow } from '../../support/electron/loud.ts'

const app = loud('app', { name: 'Parley', getName: () => 'Parley', nothing: undefined })

test('what it has works', () => {
  expect(app.getName()).toBe(app.name)
  expect(app.nothing).toBeUndefined()
})

test('what it lacks fails by name', () => {
  expect((): unknown => Reflect.get(app, 'relaunch')).toThrow('the Electron stand-in lacks app.relaunch')
  expect((): unknown => Reflect.set(app, 'badge', 1)).toThrow('the Electron stand-in lacks app.badge')
})

test('waiting for it is no use of it', async () => {
  expect(await Promise.resolve(app)).toBe(app)
})

test('listening to what never happens fails by name', () => {
  const window = new LoudEmitter('BrowserWindow', ['closed'])
  expect(() => window.on('closed', () => undefined)).not.toThrow()
  expect(() => window.on('resize', () => undefined)).toThrow(/never emits resize on BrowserWindow/)
})

test('an option it would ignore fails by name', () => {
  expect(() => mustKnow('the window option', { width: 1, kiosk: true }, ['width'])).toThrow(
    /window option kiosk/
  )
})

test.each(['app://parley/', 'app://parley/assets/a.js?b#c'])(
  '%s survives the way into Chromium and back',
  (url) => {
    expect(toLoadable(url)).toMatch(/^https:\/\/parley\.app\.invalid\//)
    expect(fromLoadable(toLoadable(url))).toBe(url)
  }
)

test('a foreign address stays what it is', () => {
  expect(fromLoadable('https://example.org/x.invalid/')).toBe('https://example.org/x.invalid/')
})
