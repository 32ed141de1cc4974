import { isMomentary, type Reply } from '../values/reply.ts'
import type { Answer, Payload, RequestName } from '../protocol/requests.ts'
import type { HostConnection } from './deps.ts'
import type { Clock } from '../values/clock.ts'

/** ms */
const retryDelayMs = 250
/** A host that is always busy is broken. */
const maxRetries = 40

export async function requestWithRetry<N extends Exclude<RequestName, 'space:greet'>>(
  connection: HostConnection,
  clock: Pick<Clock, 'after'>,
  name: N,
  payload: Payload<N>
): Promise<Reply<Answer<N>>> {
  for (let retries = 0; ; retries += 1) {
    const reply = await connection.request(name, payload)
    if (reply.ok || !isMomentary(reply.code) || retries === maxRetries) return reply
    await new Promise<void>((resolve) => clock.after(retryDelayMs, resolve))
  }
}
