import type { Position } from '../log/event.ts'
import type { ChainHead, Reply } from '../values/reply.ts'
import type { Write } from './write.ts'

/** A broken chain: what is to be done once all answers have arrived and the log has been read. */
export interface Resync {
  head: ChainHead
  /** Signed again, unless the log shows them. */
  broken: ReadonlySet<Write>
  /** Failed, unless the log shows them: another tab may have sent the same event later, and the host have taken it. */
  refused: Map<Write, Reply<{ position: Position }>>
}

/** The host has none of the events after it either. Several refusals may come for one break; the earliest counts. */
export function brokenAt(
  before: Resync | null,
  queue: readonly Write[],
  write: Write,
  head = headBefore(write)
): Resync | null {
  if (!head) return before
  return {
    head: before && before.head.aseq <= head.aseq ? before.head : head,
    broken: new Set([...(before?.broken ?? []), ...queue.slice(queue.indexOf(write))]),
    refused: before?.refused ?? new Map<Write, Reply<{ position: Position }>>()
  }
}

/** Null for one that was never signed. */
function headBefore({ event }: Write): ChainHead | null {
  return event && { aseq: event.aseq - 1, prev: event.prev }
}
