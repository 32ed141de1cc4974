import type { Located, Sought } from '../protocol/shapes.ts'
import { unwrap } from '../values/reply.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import { requestWithRetry } from './request-retry.ts'

/** @throws Refused, with `offline` when only the host knows */
export async function locate(
  { clock, store }: Pick<SessionDeps, 'clock' | 'store'>,
  reconnection: { readonly connection: HostConnection },
  room: string,
  sought: Sought
): Promise<Located | null> {
  const here = store.locate(room, sought)
  const isComplete = store.held(room)?.oldest === 1
  if (isComplete || (here && 'message' in sought)) return here
  const asked = { room, ...sought }
  return unwrap(await requestWithRetry(reconnection.connection, clock, 'log:locate', asked)).located
}
