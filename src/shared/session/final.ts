import { Refused, type Code } from '../values/reply.ts'
import type { ConnectionState } from './contract.ts'
import { Impostor } from './deps.ts'

/** A retry gets the same answer, except `removed` after the person has been let in again. */
const final: ReadonlySet<Code> = new Set<Code>([
  'version',
  'invitation',
  'removed',
  'bad-signature',
  'forbidden',
  'invalid'
])

/** Temporary refusals, which end by a person's decision or when others leave. */
const temporary: ReadonlySet<Code> = new Set<Code>(['guests-off', 'crowded', 'full'])

type Lost = Extract<ConnectionState, { state: 'lost' }>

/** A host that is older than what this device has followed settles within a few attempts, or not at all. */
const maxContested = 5

/** The same object if nothing has changed. @param now ms @param attempts since the last connection */
export function lostState(before: ConnectionState, error: unknown, now: number, attempts: number): Lost {
  const code = error instanceof Refused && isTold(error.code, attempts) ? error.code : undefined
  if (before.state !== 'lost') return { state: 'lost', since: now, closed: false, code }
  // A refusal proves that the host is back.
  return before.code === code ? before : { ...before, closed: before.closed && code === undefined, code }
}

function isTold(code: Code, attempts: number): boolean {
  return temporary.has(code) || (code === 'contested' && attempts >= maxContested)
}

/** Null: retry. @param guessed after too many wrong codes, when a retry would prolong the wait */
export function finalState(error: unknown, guessed: boolean): ConnectionState | null {
  if (error instanceof Impostor) return { state: 'impostor', host: error.host }
  if (!(error instanceof Refused)) return null
  if (!final.has(error.code) && !(guessed && error.code === 'too-many')) return null
  if (error.code !== 'version') return { state: 'refused', code: error.code }
  return { state: 'refused', code: 'version', older: error.message === 'host' ? 'host' : 'member' }
}
