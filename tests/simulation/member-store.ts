/** Where a member's session keeps things, and whose turn it is to send them. */
import type { Crypto } from '#shared/log/crypto.ts'
import { newId } from '#shared/log/event.ts'
import type { SessionStore } from '#shared/session/deps.ts'
import { TabTurn } from '../../src/renderer/platform/guest/outbox-turn.ts'
import { guestStore } from '../../src/renderer/platform/guest/guest-store.ts'
import type { HostTime } from '../../src/main/host/time.ts'
import { savedStore } from '../support/saved-store.ts'
import type { PageOfTab } from './browser.ts'
import type { Disk } from './disk.ts'

export interface Place {
  space: string
  crypto: Crypto
  clock: HostTime
  /** Of a tab. */
  page: PageOfTab | undefined
}

export function turnOf({ page, space, crypto, clock }: Place): TabTurn | undefined {
  const exclusively = (work: () => Promise<void>): Promise<void> => work()
  return page && new TabTurn({ ...page, space, tab: newId(crypto), clock, exclusively })
}

export function storeIn(disk: Disk, { page, space, crypto, clock }: Place): SessionStore {
  if (page) return guestStore(page.store, space, clock)
  if (disk.file) return disk.file.current.replica.session(space, crypto.hash)
  return savedStore(disk.saved, (state) => {
    disk.saved = state
  })
}
