import { limits } from '../values/limits.ts'
import type { Greeted, HostConnection, SessionDeps } from './deps.ts'

/** Both sides learn how far their clocks differ. */
export async function greet(
  connection: HostConnection,
  { app, clock }: Pick<SessionDeps, 'app' | 'clock'>
): Promise<Greeted> {
  const sent = clock.now()
  const answer = await connection.request('space:greet', { v: limits.protocol, app, now: sent })
  return { answer, sent, answered: clock.now() }
}
