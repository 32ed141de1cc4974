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
  /** The host may have it, and its author wants it gone: it is not signed again. */
  withdrawn: boolean
  /** @returns what is to be sent in its place */
  settle: (reply: Reply<{ position: Position }>) => Draft | null
}

export const unsentWrite = { event: null, sent: false, withdrawn: false } as const
