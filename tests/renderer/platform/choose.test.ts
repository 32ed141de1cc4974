import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FollowedLink } from '#shared/protocol/message-link.ts'
import { choosePlatform } from '../../../src/renderer/platform/choose.ts'
import { memoryStore } from '../../support/interface.ts'

const replaced: string[] = []

/** A page at this address; what it keeps stays when it is opened again. */
function page(hash: string, tab: Storage, parley?: object): void {
  vi.stubGlobal('window', parley ? { parley } : {})
  vi.stubGlobal('location', { origin: 'http://localhost:1', hash, pathname: '/', search: '' })
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: null, _title: string, url: string) => replaced.push(url)
  })
  vi.stubGlobal('sessionStorage', tab)
  vi.stubGlobal('localStorage', storage())
}

function storage(): Storage {
  const store = memoryStore()
  return {
    length: 0,
    clear: () => undefined,
    key: () => null,
    getItem: (key) => store.get(key),
    setItem: (key, value) => {
      store.set(key, value)
    },
    removeItem: (key) => {
      store.set(key, null)
    }
  }
}

beforeEach(() => {
  replaced.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('with a bridge it is a desktop window', () => {
  const parley = { device: { request: 1 } }
  page('', storage(), parley)
  expect(choosePlatform()).toMatchObject({ device: parley.device, guestEntry: null })
})

test('with an invitation it is a guest, and the secret is removed from the address bar', () => {
  const tab = storage()
  page(`#i=${'A'.repeat(43)}`, tab)
  expect(choosePlatform().guestEntry?.invited).toBe(true)
  expect(replaced).toEqual(['/'])
  page('', tab)
  expect(choosePlatform().guestEntry?.invited).toBe(true)
})

test('without either it is a guest without an invitation; a malformed one counts as none', () => {
  page('', storage())
  expect(choosePlatform()).toMatchObject({ device: null, guestEntry: { invited: false } })
  page('#i=short', storage())
  expect(choosePlatform().guestEntry?.invited).toBe(false)
})

const message = { space: 's'.repeat(26), room: 'r'.repeat(26), message: 'A'.repeat(43) }

test('with a message in its address it leads there once, with or without an invitation', () => {
  const tab = storage()
  const named = `m=${message.space}.${message.room}.${message.message}`
  page(`#${named}`, tab)
  expect(choosePlatform()).toMatchObject({ linked: message, guestEntry: { invited: false } })
  page(`#i=${'A'.repeat(43)}&${named}`, tab)
  expect(choosePlatform()).toMatchObject({ linked: message, guestEntry: { invited: true } })
  expect(replaced).toEqual(['/', '/'])
  page('', tab)
  expect(choosePlatform().linked).toBeNull()
})

describe('a link that is entered in the same tab', () => {
  /** The page at `hash`, then with another fragment. */
  function enter(hash: string, next: string, tab = storage()) {
    let changed: () => void = () => undefined
    const reload = vi.fn<() => void>()
    page(hash, tab)
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
      if (name === 'hashchange') changed = listener
    })
    vi.stubGlobal('matchMedia', () => ({ matches: false }))
    const follows: (() => void)[] = []
    const linked: FollowedLink[] = []
    choosePlatform().onLink({
      secret: (follow) => follows.push(follow),
      message: (entered) => linked.push(entered)
    })
    vi.stubGlobal('location', { hash: next, pathname: '/', search: '', origin: 'http://localhost:1', reload })
    changed()
    return { follows, linked, reload, tab }
  }

  test('loads the page again with its secret, once it is followed', () => {
    const { follows, reload, tab } = enter(`#i=${'A'.repeat(43)}`, `#i=${'B'.repeat(43)}`)
    expect([follows.length, reload.mock.calls.length]).toEqual([1, 0])
    expect(replaced).toEqual(['/', '/'])
    follows[0]?.()
    expect(reload).toHaveBeenCalledOnce()
    expect(tab.getItem('parley/secret/i')).toBe('B'.repeat(43))
  })

  test('may be the first one of the tab, and of another kind', () => {
    const { follows, tab } = enter('', '#local=secret')
    follows[0]?.()
    expect(tab.getItem('parley/secret/local')).toBe('secret')
    expect(tab.getItem('parley/secret/i')).toBeNull()
  })

  test('to a message shows it without loading the page again', () => {
    const { follows, linked } = enter('', `#m=${message.space}.${message.room}.${message.message}`)
    expect([follows, linked]).toEqual([[], [message]])
    expect(replaced).toEqual(['/'])
  })

  test.each(['#m=garbage.x.y', '#m=', '#i=&m=1'])('to no message says so: %s', (next) => {
    expect(enter('', next).linked).toEqual(['broken'])
    expect(replaced).toEqual(['/'])
  })

  test.each(['', '#', '#elsewhere', `#i=${'A'.repeat(43)}`])('%j changes nothing', (next) => {
    expect(enter(`#i=${'A'.repeat(43)}`, next).follows).toEqual([])
  })
})
