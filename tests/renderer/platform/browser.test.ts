/** A guest's page: what is asked of its one session, and what becomes of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Greeting } from '#shared/protocol/hello.ts'
import { openBrowser } from '../../../src/renderer/platform/browser.ts'
import { sharedKeys } from '../../../src/renderer/platform/guest/shared-store.ts'
import type { GuestEntry, TabPlatform } from '../../../src/renderer/platform/platform.ts'
import { FalseHost } from '../../support/false-host.ts'
import { greeting, ids } from '../../support/interface.ts'
import { happen } from '../../support/scripted-element.ts'

const otter = { name: 'Otter', colour: 3 }

let host: FalseHost
let page: EventTarget
let stored: Map<string, string>
let reloaded: number

/** The part of a browser's storage that is used. */
function storage(): object {
  const of = stored
  return {
    getItem: (key: string) => of.get(key) ?? null,
    setItem: (key: string, value: string) => of.set(key, value),
    removeItem: (key: string) => of.delete(key),
    key: (at: number) => [...of.keys()][at] ?? null,
    get length() {
      return of.size
    }
  }
}

beforeEach(() => {
  host = new FalseHost()
  page = new EventTarget()
  stored = new Map()
  reloaded = 0
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, storage())
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('location', { reload: () => (reloaded += 1) })
})

afterEach(() => {
  happen(page, 'pagehide')
  vi.unstubAllGlobals()
})

function guest(token: string | null = 'A'.repeat(43)): { platform: TabPlatform; entry: GuestEntry } {
  const platform = openBrowser(token, () => Promise.resolve(host.dial()))
  return { platform, entry: platform.guestEntry ?? expect.fail('no entry') }
}

const enter = (entry: GuestEntry, code?: string): ReturnType<GuestEntry['enter']> =>
  entry.enter({ space: host.space, app: 'test' } as unknown as Greeting, otter, code)

test('an admitted guest sends requests to this space only', async () => {
  const { platform, entry } = guest()
  const before = await platform.space.request(host.space, 'space:watch', {})
  expect([before, await enter(entry)]).toEqual([{ ok: false, code: 'not-found' }, null])
  expect(await platform.space.request(host.space, 'space:watch', {})).toMatchObject({ ok: true })
  expect(await platform.space.request(ids.space, 'space:watch', {})).toMatchObject({ ok: false })
  expect(entry.known(host.space)).toEqual(otter)
})

test('a newcomer sends the invitation of the link, or a code', async () => {
  const shown: unknown[] = []
  host.answers['space:enter'] = ({ invitation, code }) => {
    shown.push({ invitation, code })
    return { ok: false, code: 'invitation' }
  }
  const invited = 'A'.repeat(43)
  expect(await enter(guest(invited).entry)).toBe('invitation')
  expect(await enter(guest(invited).entry, '123456')).toBe('invitation')
  expect(shown).toEqual([
    { invitation: invited, code: undefined },
    { invitation: undefined, code: '123456' }
  ])
})

test('a refused guest is not inside, and not remembered', async () => {
  host.answers['space:enter'] = () => ({ ok: false, code: 'guests-off' })
  const { platform, entry } = guest()
  expect(await enter(entry)).toBe('guests-off')
  expect(await platform.space.request(host.space, 'space:watch', {})).toMatchObject({ ok: false })
  expect(entry.known(host.space)).toBeNull()
})

test('a known guest enters even while the host does not answer', async () => {
  await enter(guest().entry)
  happen(page, 'pagehide')
  host.answers['space:greet'] = () => ({ ok: false, code: 'timeout' })
  const { platform, entry } = guest(null)
  expect(await enter(entry)).toBeNull()
  expect(await platform.space.request(host.space, 'space:watch', {})).toMatchObject({ ok: true })
})

test('the first greeting of a page that is loaded again shows the claim that was followed', async () => {
  stored.set(`parley/${sharedKeys(host.space).claim}`, JSON.stringify(await host.claim))
  const shown = new Promise((resolve) => {
    host.answers['space:greet'] = ({ claim }) => {
      resolve(claim)
      return { ok: false, code: 'timeout' }
    }
  })
  const known = { ...greeting, space: host.space, key: 'A'.repeat(43), proof: `${'A'.repeat(85)}A` }
  vi.stubGlobal('pageLoader', { greeting: Promise.resolve(known), socket: null })
  expect(await guest(null).entry.fetchGreeting()).toEqual(known)
  expect(await shown).toEqual(await host.claim)
})

test('broadcasts of the session reach the listeners of its space', async () => {
  const { platform, entry } = guest()
  await enter(entry)
  const received: unknown[] = []
  platform.space.on(host.space, 'connection:changed', ({ connection }) => received.push(connection.state))
  platform.space.on(ids.space, 'connection:changed', () => received.push('elsewhere'))
  host.hangUp()
  await vi.waitFor(() => {
    expect(received).toContain('lost')
  })
  expect(received).not.toContain('elsewhere')
})

test('a changed name is used for the guest from then on', async () => {
  const { entry } = guest()
  await enter(entry)
  entry.setProfile({ name: 'Seal', colour: 4 })
  expect(entry.known(host.space)).toEqual({ name: 'Seal', colour: 4 })
})

test('a guest who leaves for good is forgotten, and the page starts over', async () => {
  const { entry } = guest()
  await enter(entry)
  await entry.forget()
  expect([stored.size, reloaded, host.requested.at(-1)]).toEqual([0, 1, 'space:leave'])
})

test('a page that is put into the cache ends its session, and starts over when it is shown again', async () => {
  const { entry } = guest()
  await enter(entry)
  happen(page, 'pageshow', { persisted: false })
  expect(reloaded).toBe(0)
  happen(page, 'pagehide')
  await vi.waitFor(() => {
    expect(host.requested).toContain('space:leave')
  })
  happen(page, 'pageshow', { persisted: true })
  expect(reloaded).toBe(1)
})

test('the page is told when its host is back, and not when it enters first', async () => {
  const { platform, entry } = guest()
  let returns = 0
  platform.onReturn(() => (returns += 1))
  await enter(entry)
  expect(returns).toBe(0)
  host.hangUp()
  await vi.waitFor(
    () => {
      expect(returns).toBe(1)
    },
    { timeout: 5_000 }
  )
})
