import { expect, test } from 'vitest'
import type { StoredDraft } from '#shared/session/deps.ts'
import { sharedStore } from '../../../src/renderer/platform/guest/shared-store.ts'
import { ids, memoryStore, messages, ScriptedClock } from '../../support/interface.ts'

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
