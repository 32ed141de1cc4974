import * as v from 'valibot'

/** The interface has the texts for people. */
export const codes = [
  'invalid', // the payload does not have the shape the contract asks for
  'too-large', // over a limit of values/limits.ts
  'version', // the two ends speak different protocol versions
  'not-entered', // the request needs space:enter first
  'not-in-room', // the request needs membership of the room
  'forbidden', // the caller may not do this
  'not-found', // there is no such room or member
  'exists', // what is asked for is so already
  'archived', // the room is archived, and read-only
  'clock', // the event's time is more than a day ahead of the host's clock
  'full', // the message has as many edits or different reactions as it can have; the host, as many people
  'bad-signature', // the event or the proof was not signed by the device it names
  'out-of-order', // the event does not follow its author's last one; `head` says which that is
  'outdated', // the member that the event removes has written since; `head` is its last event
  'guests-off', // the host does not take guests
  'invitation', // the invitation is unknown, used up or too old
  'removed', // the host has removed this member
  'crowded', // the device has as many connections as it may have
  'too-many', // too fast, or too many at once; wait and try again
  'contested', // the host may have been replaced by a newer one, or looks for what its copy lacks; try again
  'storage', // the host cannot write to its disk
  'internal', // the host failed; its log says how
  'offline', // given by the member's side: there is no connection to the host
  'timeout' // given by the member's side: the host did not answer
] as const
export const Code = v.picklist(codes)
export type Code = v.InferOutput<typeof Code>

const momentary: ReadonlySet<Code> = new Set<Code>(['too-many', 'contested'])

/** Whether nothing was done, and the same request may be taken in a moment. */
export function isMomentary(code: Code): boolean {
  return momentary.has(code)
}

/** The number of events, and the id of the last, to which the next one refers. */
export interface ChainHead {
  aseq: number
  prev: string | null
}

export interface Refusal {
  ok: false
  code: Code
  /** For developers, in English. */
  detail?: string | undefined
  head?: ChainHead | undefined
}
export type Reply<Answer> = ({ ok: true } & Answer) | Refusal

export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: Code
  readonly head: ChainHead | undefined

  constructor(code: Code, detail?: string, head?: ChainHead) {
    super(detail ?? code)
    this.code = code
    this.head = head
  }

  toReply(): Refusal {
    return { ok: false, code: this.code, detail: this.message, head: this.head }
  }
}

/** Only the code is sent; the message is for this side's log. */
export abstract class CodedError extends Error {
  abstract readonly code: Code
}

export function refusal(code: Code, detail?: string): Refusal {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }) }
}

export const ChainHead = v.object({
  aseq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  prev: v.nullable(v.string())
})

export const Refusal = v.object({
  ok: v.literal(false),
  code: Code,
  detail: v.optional(v.string()),
  head: v.optional(ChainHead)
})

/** @throws Refused */
export function unwrap<Answer>(reply: Reply<Answer>): Answer {
  if (reply.ok) return reply
  throw new Refused(reply.code, reply.detail, reply.head)
}
