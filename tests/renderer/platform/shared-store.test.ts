import { expect, test } from 'vitest'
import { signClaim } from '#shared/log/claim.ts'
import type { Placed } from '#shared/log/event.ts'
import type { StoredDraft } from '#shared/session/deps.ts'
import { guestStore } from '../../../src/renderer/platform/guest/guest-store.ts'
import { sharedStore } from '../../../src/renderer/platform/guest/shared-store.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { ids, memoryStore, messages, ScriptedClock } from '../../support/interface.ts'
import { WrittenLog } from '../../support/log.ts'

/** The browser's storage and what a page sees of it while no longer values fit in. */
function fullStorage() {
  const storage = memoryStore()
  const memory = new Map<string, string | null>()
  const page = {
    ...storage,
    get: (key: string) => (memory.has(key) ? (memory.get(key) ?? null) : storage.get(key)),
    set: (key: string, value: string | null) => {
      const fits = (value?.length ?? 0) <= (storage.get(key)?.length ?? 0)
      memory.delete(key)
      if (fits) storage.set(key, value)
      else memory.set(key, value)
      return fits
    },
    keys: (prefix: string) =>
      [...new Set([...storage.keys(prefix), ...memory.keys()])].filter((key) => key.startsWith(prefix))
  }
  return { storage, page }
}

test('a message that is signed while the storage is full is not there unsigned for the next page', () => {
  const { storage, page } = fullStorage()
  const [clock, [sent]] = [new ScriptedClock(), messages(1, 1)]
  const written = { kind: 'message.posted', room: ids.lobby, body: { text: 'once' } } as const
  const draft = { ...written, ticket: 'a'.repeat(26), at: 1, state: 'waiting' } as StoredDraft['draft']
  sharedStore(storage, ids.space, clock).saveDraft({ draft, event: null })
  const store = sharedStore(page, ids.space, clock)
  expect(store.outbox()).toMatchObject([{ event: null }])
  store.saveDraft({ draft, event: sent?.event ?? null })
  expect(store.outbox()).toMatchObject([
    { draft: { body: { text: 'once' } }, event: { kind: 'message.posted' } }
  ])
  expect(sharedStore(storage, ids.space, clock).outbox()).toEqual([])
})

test('when a log is cut, the mark of all tabs goes back, and what this one has read stays read', () => {
  const [storage, clock, log] = [memoryStore(), new ScriptedClock(), new WrittenLog()]
  for (let n = 1; n <= 6; n += 1) log.says('o', `said ${String(n)}`)
  const [store, other] = [guestStore(storage, log.space, clock), guestStore(storage, log.space, clock)]
  store.addEvents(log.room, log.placed)
  other.setMark(log.room, 4)
  store.truncate(log.room, 2)
  expect([store.mark(log.room), other.mark(log.room)]).toEqual([2, 2])
  const again = [5, 3, 4, 6].map((seq, at) => ({
    event: (log.placed[seq - 1] as Placed).event,
    position: { epoch: 2, seq: 3 + at }
  }))
  store.addEvents(log.room, again)
  expect(store.countUnread(log.room, 2, 'nobody').unread).toBe(2)
  store.setMark(log.room, 2)
  store.truncate(log.room, 0)
  expect(store.mark(log.room)).toBe(0)
})

test('of the claims that tabs and pages have accepted, the highest one stays', async () => {
  const [storage, clock] = [memoryStore(), new ScriptedClock()]
  const [one, other] = [sharedStore(storage, ids.space, clock), sharedStore(storage, ids.space, clock)]
  expect(one.claim()).toBeNull()
  const keys = deviceKeysOf(newIdentityPem())
  const [low, high] = await Promise.all(
    [3, 4].map((epoch) => signClaim(ids.space, epoch, 1, keys, nodeCrypto.hash))
  )
  if (!low || !high) throw new Error('two were signed')
  one.acceptClaim(high)
  other.acceptClaim(low)
  expect([one.claim(), other.claim()]).toEqual([high, high])
})
