/** The first requests over a connection: greet, then enter. */
import { entryProof } from '../log/event.ts'
import type { Answer } from '../protocol/requests.ts'
import { toBase64 } from '../values/ids.ts'
import { Refused, unwrap } from '../values/reply.ts'
import type { HostConnection, SessionDeps } from './deps.ts'
import { greet } from './greet.ts'
import type { HostClock } from './host-clock.ts'

export interface EntryDeps {
  deps: SessionDeps
  hostClock: HostClock
}

/** @throws Refused */
export async function requestEntry(
  connection: HostConnection,
  entry: EntryDeps
): Promise<{ host: string; answer: Answer<'space:enter'> }> {
  const { deps } = entry
  const { space, claim, nonce } = await greetHost(connection, entry, connection.greeted)
  const { host } = claim
  if (space !== deps.space) throw new Refused('not-found', 'another space answers here')
  // A proof for another host would let this host enter there in our name.
  if (connection.host !== undefined && connection.host !== host) {
    throw new Refused('bad-signature', 'the host says that it is another device')
  }
  const key = toBase64(deps.keys.publicKey)
  const proof = toBase64(await deps.keys.sign(entryProof(space, host, nonce)))
  const { invitation, code } = deps
  return { host, answer: unwrap(await connection.request('space:enter', { key, proof, invitation, code })) }
}

/** Also compares the clocks. @throws Refused */
export async function greetHost(
  connection: HostConnection,
  { deps, hostClock }: EntryDeps,
  greeted = greet(connection, deps)
): Promise<Answer<'space:greet'>> {
  const { answer, sent, answered } = await greeted
  const greeting = unwrap(answer)
  hostClock.measured(greeting.now, sent, answered)
  return greeting
}
