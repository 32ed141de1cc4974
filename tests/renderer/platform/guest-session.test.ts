/** A guest's visit: what the browser remembers of it, and from when on. */
import { afterEach, expect, test, vi } from 'vitest'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { guestRecords } from '../../../src/renderer/platform/guest/records.ts'
import type { KeyValueStore } from '../../../src/renderer/platform/platform.ts'
import { openGuestSession, type GuestSession } from '../../../src/renderer/platform/guest/guest-session.ts'
import { FalseHost } from '../../support/false-host.ts'
import { memoryStore } from '../../support/interface.ts'

const otter = { name: 'Otter', colour: 3 }
const seal = { name: 'Seal', colour: 4 }

const noTabs = { post: () => undefined, listen: () => undefined, close: () => undefined }

let inside: GuestSession | null = null

afterEach(() => inside?.session.stop())

async function visited(host: FalseHost, store: KeyValueStore, profile = otter): Promise<GuestSession> {
  const greeting = { space: host.space, app: 'test' } as unknown as Greeting
  const dial = (): Promise<HostConnection> => Promise.resolve(host.dial())
  inside = await openGuestSession({ greeting, profile, store, channel: noTabs, shown: {}, dial })
  return inside
}

function opened({ session }: GuestSession): Promise<void> {
  session.start()
  return vi.waitFor(() => {
    expect(session.view.connection).toEqual({ state: 'open' })
  })
}

test('a newcomer is stored once the host has admitted it', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const records = guestRecords(store)
  const guest = await visited(host, store)
  expect(records.read(host.space)).toBeNull()
  await opened(guest)
  expect(records.read(host.space)).toMatchObject({ profile: otter })
})

test('a returning guest has the same identity, and a new name is stored at once', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const records = guestRecords(store)
  const { session } = await visited(host, store)
  await opened({ session } as GuestSession)
  const before = records.read(host.space)
  await session.stop()
  await visited(host, store, seal)
  expect(records.read(host.space)).toEqual({ ...before, profile: seal })
})

test('a changed name is stored and sent to the host', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const records = guestRecords(store)
  const guest = await visited(host, store)
  await opened(guest)
  guest.setProfile(seal)
  expect(records.read(host.space)?.profile).toEqual(seal)
  await vi.waitFor(() => {
    expect(host.written.at(-1)).toMatchObject({
      kind: 'member.introduced',
      body: { name: 'Seal', guest: true }
    })
  })
})

test('a guest who deletes the data is forgotten', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const records = guestRecords(store)
  const guest = await visited(host, store)
  await opened(guest)
  guest.forget()
  store.set(`guest/${host.space}`, null)
  guest.setProfile(seal)
  expect(records.read(host.space)).toBeNull()
})

test('what waited in the record of an older version still waits', async () => {
  const host = new FalseHost()
  const store = memoryStore()
  const guest = await visited(host, store)
  await opened(guest)
  await guest.session.stop()
  const draft = {
    room: host.lobby,
    ticket: 'a'.repeat(26),
    at: 1,
    state: 'failed',
    kind: 'message.posted',
    body: { text: 'hi' }
  }
  const keepsake = { outbox: [{ draft, event: null }], marks: { [host.lobby]: 7 } }
  const record: object = JSON.parse(store.get(`guest/${host.space}`) ?? '{}') as object
  store.set(`guest/${host.space}`, JSON.stringify({ ...record, keepsake }))
  for (let visit = 0; visit < 2; visit += 1) {
    const { session } = await visited(host, store)
    expect(session.view.outbox).toEqual([draft])
    expect(JSON.parse(store.get(`guest/${host.space}/marks`) ?? '')).toEqual({ [host.lobby]: 7 })
  }
  expect(store.get(`guest/${host.space}`)).not.toContain('keepsake')
})
