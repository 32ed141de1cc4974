/** What tests keep of a page that is closed and opened again is what a guest's page keeps. */
import { expect, test } from 'vitest'
import { signClaim } from '#shared/log/claim.ts'
import { signEvent } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { ids, mina } from '../../support/interface.ts'
import { savedStore, type SavedState } from '../../support/saved-store.ts'

test('the accepted claim, and the newest own events once', async () => {
  const keys = deviceKeysOf(newIdentityPem())
  let saved: SavedState | null = null
  const store = savedStore(null, (state) => void (saved = structuredClone(state)))
  const claim = await signClaim(ids.space, 2, 1, keys, nodeCrypto.hash)
  store.acceptClaim(claim)
  const written = {
    v: 1,
    space: ids.space,
    room: ids.lobby,
    author: mina,
    prev: null,
    at: 1,
    aseq: 1
  } as const
  const event = await signEvent(
    { ...written, kind: 'message.posted', body: { text: 'Hello' } },
    keys,
    nodeCrypto.hash
  )
  const numbers = Array.from({ length: limits.ownEvents + 5 }, (_, at) => at + 1)
  for (const aseq of [...numbers, ...numbers]) store.keepOwn(ids.event(aseq), { ...event, aseq })
  const again = savedStore(saved, () => undefined)
  expect(again.claim()).toEqual(claim)
  const kept = numbers.slice(-limits.ownEvents).map((n) => ids.event(n))
  expect((saved as SavedState | null)?.own.map(({ id }) => id)).toEqual(kept)
  expect(again.ownEvents(mina, limits.page).map(({ id }) => id)).toEqual(kept.slice(-limits.page))
})
