import { limits } from '../values/limits.ts'
import type { Greeted, HostConnection, SessionDeps, SessionStore } from './deps.ts'

/** Both sides learn how far their clocks differ. */
export async function greet(
  connection: HostConnection,
  { app, clock, store }: Pick<SessionDeps, 'app' | 'clock'> & { store?: Pick<SessionStore, 'claim'> }
): Promise<Greeted> {
  const sent = clock.now()
  const claim = store?.claim()
  const answer = await connection.request('space:greet', {
    v: limits.protocol,
    app,
    now: sent,
    ...(claim ? { claim } : {})
  })
  return { answer, sent, answered: clock.now() }
}
