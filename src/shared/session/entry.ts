/** The first requests over a connection: greet, then enter. */
import { entryProof, erase } from '../log/event.ts'
import type { Answer, Payload } from '../protocol/requests.ts'
import { toBase64 } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import { Refused, unwrap } from '../values/reply.ts'
import type { HostConnection, OwnEvent, SessionDeps, SessionStore } from './deps.ts'
import type { AcceptedClaim } from './accepted-claim.ts'
import { greet } from './greet.ts'
import type { Signer } from './signer.ts'
import type { HostClock } from './host-clock.ts'

export interface EntryDeps {
  deps: SessionDeps
  hostClock: HostClock
  accepted: AcceptedClaim
  signer: Pick<Signer, 'device' | 'head'>
}

export interface Entry {
  host: string
  /** The host has been started since this device entered last. */
  isNewClaim: boolean
  /** Own events that the host does not have. */
  lacks: OwnEvent[]
  answer: Answer<'space:enter'>
}

/** @property awayMs without a connection before it */
export type Entered = Pick<Entry, 'lacks' | 'isNewClaim'> & { awayMs: number }

/** @throws Refused */
export async function requestEntry(connection: HostConnection, entry: EntryDeps): Promise<Entry> {
  const { deps, accepted, signer } = entry
  const { space, claim, nonce } = await greetHost(connection, entry, connection.greeted)
  const { host } = claim
  if (space !== deps.space) throw new Refused('not-found', 'another space answers here')
  // A proof for another host would let this host enter there in our name.
  if (connection.host !== undefined && connection.host !== host) {
    throw new Refused('bad-signature', 'the host says that it is another device')
  }
  const isNewClaim = await accepted.accept(claim)
  const key = toBase64(deps.keys.publicKey)
  const proof = toBase64(await deps.keys.sign(entryProof(space, host, nonce)))
  const own = deps.store.ownEvents(signer.device, limits.ownEvents)
  const ids = own.map(({ id }) => id)
  const newest = deps.store.newestOf(host)
  const ofHost = newest ? { ofHost: erase(newest, deps.crypto.hash) } : {}
  const shown = { ...admissionOf(deps), settled: signer.head, own: ids, ...ofHost }
  const answer = unwrap(await connection.request('space:enter', { key, proof, ...shown }))
  deps.admission?.save(answer.admission)
  const lacks = own.filter(({ id }) => answer.lacks.includes(id))
  return { host, isNewClaim, lacks, answer }
}

/** Whether the host may lack something that is held here. */
export function holdsMore({ lacks, isNewClaim }: Entry, store: SessionStore): boolean {
  return lacks.length > 0 || store.strays().length > 0 || (isNewClaim && store.rooms().length > 0)
}

function admissionOf({ invitation, code, admission }: SessionDeps): Partial<Payload<'space:enter'>> {
  const saved = admission?.saved()
  return { invitation, code, ...(saved ? { admission: saved } : {}) }
}

/** Also compares the clocks. @throws Refused */
export async function greetHost(
  connection: HostConnection,
  { deps, hostClock }: Pick<EntryDeps, 'deps' | 'hostClock'>,
  greeted = greet(connection, deps)
): Promise<Answer<'space:greet'>> {
  const { answer, sent, answered } = await greeted
  const greeting = unwrap(answer)
  hostClock.measured(greeting.now, sent, answered)
  return greeting
}
