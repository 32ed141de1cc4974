import { hashOfPicture } from '../log/introduced.ts'
import type { Member } from '../protocol/shapes.ts'
import { Refused, unwrap } from '../values/reply.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import { requestWithRetry } from './request-retry.ts'

interface PictureDeps {
  deps: SessionDeps
  view: { member: (device: string) => Member | undefined }
  connection: () => HostConnection
}

/** Fetched once. @throws Refused with `not-found` when the member has none, `invalid` when the host gives another one */
export async function readPicture(
  device: string,
  { deps, view, connection }: PictureDeps
): Promise<{ data: string }> {
  const hash = view.member(device)?.picture
  if (hash === undefined) throw new Refused('not-found', 'this member has no picture')
  const stored = deps.store.picture(device)
  if (stored?.hash === hash) return { data: stored.data }
  const reply = await requestWithRetry(connection(), deps.clock, 'picture:read', { device })
  const { data } = unwrap(reply)
  if (hashOfPicture(data, deps.crypto.hash) !== hash) throw new Refused('invalid', 'another picture')
  if (view.member(device)?.picture === hash) deps.store.savePicture(device, { hash, data })
  return { data }
}

/** Deletes pictures that are no longer those of their members. */
export function forgetOldPictures(
  { store, onError }: Pick<SessionDeps, 'store' | 'onError'>,
  member: (device: string) => Member | undefined
): void {
  try {
    for (const device of store.pictured()) {
      if (store.picture(device)?.hash !== member(device)?.picture) store.savePicture(device, null)
    }
  } catch (error) {
    onError(error)
  }
}
