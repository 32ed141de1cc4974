/** Asking a host that is asked too much: it gets a moment of rest. */
import type { Reply } from '../values/reply.ts'
import type { Answer, Payload, RequestName } from '../protocol/requests.ts'
import type { HostConnection } from './deps.ts'
import type { Clock } from '../values/clock.ts'

/** How long to wait after the host said `too-many`, ms. */
const retryDelayMs = 250
/** How often to wait for an answer: a host that never has a moment is a broken one. */
const maxRetries = 40

/** Asks again for as long as the host says `too-many`, within reason. */
export async function requestWithRetry<N extends Exclude<RequestName, 'space:greet'>>(
  connection: HostConnection,
  clock: Pick<Clock, 'after'>,
  name: N,
  payload: Payload<N>
): Promise<Reply<Answer<N>>> {
  for (let rests = 0; ; rests += 1) {
    const reply = await connection.request(name, payload)
    if (reply.ok || reply.code !== 'too-many' || rests === maxRetries) return reply
    await new Promise<void>((rested) => clock.after(retryDelayMs, rested))
  }
}
