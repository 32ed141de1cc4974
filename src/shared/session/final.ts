/** Failures after which a session does not try again by itself. */
import { Refused, type Code } from '../protocol/reply.ts'
import type { LinkState } from './contract.ts'
import { Impostor } from './parts.ts'

/** Refusals that will not go away by asking again. */
const final: ReadonlySet<Code> = new Set<Code>([
  'version',
  'guests-off',
  'invitation',
  'removed',
  'bad-signature',
  'forbidden',
  'invalid'
])

/**
 * How the session stands after this fault, or null when it had better try again.
 * @param guessed it said a code: after too many wrong ones, trying again would only prolong the wait
 */
export function finalState(fault: unknown, guessed: boolean): LinkState | null {
  if (fault instanceof Impostor) return { state: 'impostor', host: fault.host }
  if (!(fault instanceof Refused)) return null
  if (!final.has(fault.code) && !(guessed && fault.code === 'too-many')) return null
  if (fault.code !== 'version') return { state: 'refused', code: fault.code }
  return { state: 'refused', code: 'version', older: fault.message === 'host' ? 'host' : 'member' }
}
