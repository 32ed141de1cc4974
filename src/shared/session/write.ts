import { isBodyTooLarge, type LogEvent, type Position } from '../log/event.ts'
import { isMomentary, Refused, type Code, type Refusal, type Reply } from '../values/reply.ts'
import type { Draft } from './contract.ts'
import type { StoredDraft } from './deps.ts'
import { isWithdrawn } from './draft.ts'
import type { Unsent } from './signer.ts'

/** No answer: unknown whether the host has it. */
export const unknown: ReadonlySet<Code> = new Set<Code>(['offline', 'timeout'])

export interface Write extends Unsent {
  event: LogEvent | null
  sent: boolean
  draft: Draft | null
  /** The host may have it, and its author wants it gone: it is not signed again. */
  withdrawn: boolean
  /** Refused for its time, which it is given again once: a clock may have been set since the two were compared. */
  redated: boolean
  /** Without a draft: whether the next connection sends it again, to show whether the host has it. */
  outlives: boolean
  /** @returns what is to be sent in its place */
  settle: (reply: Reply<{ position: Position }>) => Draft | null
}

export const unsentWrite = {
  event: null,
  sent: false,
  withdrawn: false,
  redated: false,
  outlives: false
} as const

/** Whether the refusal says nothing about what was written: it is sent again. */
export function isTransient({ redated }: Write, { code }: Refusal): boolean {
  return isMomentary(code) || code === 'out-of-order' || (code === 'clock' && !redated)
}

/** @param settle what becomes of the draft once the host has answered */
export function writeOf(
  { draft, event }: StoredDraft,
  settle: (ticket: string, event: LogEvent | null, ...answer: Parameters<Write['settle']>) => Draft | null
): Write {
  const { room, at, ticket } = draft
  const withdrawn = isWithdrawn({ draft, event })
  const [kind, body] = withdrawn && event ? [event.kind, event.body] : [draft.kind, draft.body]
  const base = { ...unsentWrite, room, kind, body, at, event, draft, withdrawn }
  const write: Write = { ...base, settle: (reply) => settle(ticket, write.event, reply) }
  return write
}

/** @throws Refused with `too-large` */
export function checkSize(body: object): void {
  if (isBodyTooLarge({ ...body })) throw new Refused('too-large', 'text: too large as JSON')
}
