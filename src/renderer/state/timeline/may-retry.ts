import type { Draft } from '#shared/session/contract.ts'
import type { Code } from '#shared/values/reply.ts'

/** Refusals of the event itself: the same one would be refused again. */
const final: ReadonlySet<Code> = new Set<Code>([
  'invalid',
  'too-large',
  'version',
  'forbidden',
  'not-found',
  'exists',
  'full',
  'bad-signature'
])

export function mayRetry({ code }: Pick<Draft, 'code'>): boolean {
  return code === undefined || !final.has(code)
}
