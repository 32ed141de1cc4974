/** Failures after which a session does not try again by itself. */
import { Refused, type Code } from '../protocol/reply.ts'
import type { LinkState } from './contract.ts'
import { Impostor } from './parts.ts'

/** Refusals that will not go away by asking again; `too-many` is for whoever guesses codes. */
const final: ReadonlySet<Code> = new Set<Code>([
  'version',
  'guests-off',
  'invitation',
  'removed',
  'too-many',
  'bad-signature',
  'forbidden',
  'invalid'
])

/** How the session stands after this fault, or null when it had better try again. */
export function finalState(fault: unknown): LinkState | null {
  if (fault instanceof Impostor) return { state: 'impostor', host: fault.host }
  if (!(fault instanceof Refused) || !final.has(fault.code)) return null
  if (fault.code !== 'version') return { state: 'refused', code: fault.code }
  return { state: 'refused', code: 'version', older: fault.message === 'host' ? 'host' : 'member' }
}
