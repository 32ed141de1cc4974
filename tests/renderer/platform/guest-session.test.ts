/** A guest's visit: what the browser remembers of it, and from when on. */
import { afterEach, expect, test, vi } from 'vitest'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { guestRecords, type GuestRecords } from '../../../src/renderer/platform/guest/records.ts'
import { openGuestSession, type GuestSession } from '../../../src/renderer/platform/guest/guest-session.ts'
import { FalseHost } from '../../support/false-host.ts'
import { memoryStore } from '../../support/interface.ts'

const otter = { name: 'Otter', colour: 3 }
const seal = { name: 'Seal', colour: 4 }

let inside: GuestSession | null = null

afterEach(() => inside?.session.stop())

async function visited(host: FalseHost, records: GuestRecords, profile = otter): Promise<GuestSession> {
  const greeting = { space: host.space, app: 'test' } as unknown as Greeting
  const dial = (): Promise<HostConnection> => Promise.resolve(host.dial())
  inside = await openGuestSession({ greeting, profile, records, shown: {}, dial })
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
  const records = guestRecords(memoryStore())
  const guest = await visited(host, records)
  expect(records.read(host.space)).toBeNull()
  await opened(guest)
  expect(records.read(host.space)).toMatchObject({ profile: otter })
})

test('a returning guest has the same identity, and a new name is stored at once', async () => {
  const host = new FalseHost()
  const records = guestRecords(memoryStore())
  const { session } = await visited(host, records)
  await opened({ session } as GuestSession)
  const before = records.read(host.space)
  await session.stop()
  await visited(host, records, seal)
  expect(records.read(host.space)).toEqual({ ...before, profile: seal })
})

test('a changed name is stored and sent to the host', async () => {
  const host = new FalseHost()
  const records = guestRecords(memoryStore())
  const guest = await visited(host, records)
  await opened(guest)
  guest.rename(seal)
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
  const guest = await visited(host, records)
  await opened(guest)
  guest.forget()
  store.set(`guest/${host.space}`, null)
  guest.rename(seal)
  expect(records.read(host.space)).toBeNull()
})
