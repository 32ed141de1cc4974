import type { Clock } from '#shared/values/clock.ts'
import type { GuestRecords, Identity } from './records.ts'

/** ms: longer than a value takes from one tab to another. */
const settleMs = 100

export interface JoinIdentityOptions {
  records: GuestRecords
  space: string
  create: () => Promise<Identity>
  clock: Pick<Clock, 'after'>
  /** One tab at a time; null where the browser cannot do that. */
  exclusively: ((work: () => Promise<void>) => Promise<void>) | null
}

export interface JoinedIdentity {
  identity: Identity
  /** This tab has made it: no other one has entered with it yet. */
  isNew: boolean
}

/** Tabs that join at once are one person: the key that was stored first, or else last, is for all of them. */
export async function joinIdentity(options: JoinIdentityOptions): Promise<JoinedIdentity> {
  const { records, space, create, clock, exclusively } = options
  const before = records.identity(space)
  if (before) return { identity: before, isNew: false }
  const created = await create()
  const store = (): boolean => {
    const isFirst = records.identity(space) === null
    if (isFirst) records.setIdentity(space, created)
    return isFirst
  }
  if (exclusively)
    await exclusively(() => {
      store()
      return Promise.resolve()
    })
  else if (store()) await new Promise<void>((resolve) => clock.after(settleMs, resolve))
  const identity = records.identity(space) ?? created
  return { identity, isNew: identity.secret === created.secret }
}
