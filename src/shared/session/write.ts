import type { LogEvent, Position } from '../log/event.ts'
import type { Code, Reply } from '../values/reply.ts'
import type { Draft } from './contract.ts'
import type { Unsent } from './signer.ts'

/** Refusals that say nothing about the event itself: it is sent again. */
export const transient: ReadonlySet<Code> = new Set<Code>(['too-many', 'out-of-order'])
/** No answer: unknown whether the host has it. */
export const unknown: ReadonlySet<Code> = new Set<Code>(['offline', 'timeout'])

export interface Write extends Unsent {
  event: LogEvent | null
  sent: boolean
  draft: Draft | null
  settle: (reply: Reply<{ position: Position }>) => void
}
