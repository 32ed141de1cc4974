/** A session's store for the command line and for guests, which have no files. */
import { compareClaims, type Claim } from '../log/claim.ts'
import { newestBy, withOrigin } from '../log/newest-by.ts'
import { limits } from '../values/limits.ts'
import type { ChainHead } from '../values/reply.ts'
import type { SpaceView } from './contract.ts'
import type { OwnEvent, SessionStore, StoredDraft, StoredPicture } from './deps.ts'
import { memoryLogs } from './memory-logs.ts'

export function memoryStore(): SessionStore {
  const outbox = new Map<string, StoredDraft>()
  const pictures = new Map<string, StoredPicture>()
  let view: SpaceView | null = null
  let claim: Claim | null = null
  let head: ChainHead | null = null
  let own: OwnEvent[] = []
  const logs = memoryLogs()
  return {
    outbox: () => [...outbox.values()],
    saveDraft: (stored) => {
      outbox.set(stored.draft.ticket, stored)
    },
    dropDraft: (ticket) => {
      outbox.delete(ticket)
    },
    ...logs,
    ownEvents: (me, limit) => newestBy([...own, ...logs.ownEvents(me, limit)], limit),
    claim: () => claim,
    acceptClaim: (next) => {
      if (!claim || compareClaims(claim, next) < 0) claim = next
    },
    head: () => head,
    saveHead: (next) => {
      head = next
    },
    keepOwn: (id, event, origin) => {
      const known = own.find((one) => one.id === id)
      own = newestBy([...own, withOrigin({ id, event }, known?.origin ?? origin)], limits.ownEvents)
    },
    forgetOwn: (id) => {
      own = own.filter((one) => one.id !== id || one.origin)
    },
    pictured: () => [...pictures.keys()],
    picture: (device) => pictures.get(device) ?? null,
    savePicture: (device, picture) => {
      if (picture) pictures.set(device, picture)
      else pictures.delete(device)
    },
    view: () => view,
    setView: (next) => {
      view = next
    }
  }
}
