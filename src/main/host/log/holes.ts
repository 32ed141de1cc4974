import type { ChainHead } from '#shared/values/reply.ts'
import type { HostLog } from './host-log.ts'
import type { AcceptedEvent, PendingEvent } from './pending-event.ts'

type Numbers = Pick<HostLog, 'idOf' | 'lastIn'>

/**
 * Whether the event has a number that its author has used and this log does not have: this host has lost it, or it overtook others
 * on its way. Only behind what its author has written in the room since.
 */
export function fillsHole(
  { event: { author, aseq, room }, id }: Pick<PendingEvent, 'event' | 'id'>,
  chain: ChainHead,
  log: Numbers
): boolean {
  if (aseq > chain.aseq || aseq <= log.lastIn(room, author)) return false
  const holder = log.idOf(author, aseq)
  return holder === null || holder === id // a stray
}

/** As it will be once these are in it. */
export function withBatch(log: Numbers, accepted: ReadonlyMap<string, AcceptedEvent>): Numbers {
  const by = (author: string): AcceptedEvent[] =>
    [...accepted.values()].filter(({ event }) => event.author === author)
  return {
    idOf: (author, aseq) => by(author).find(({ event }) => event.aseq === aseq)?.id ?? log.idOf(author, aseq),
    lastIn: (room, author) =>
      Math.max(
        log.lastIn(room, author),
        ...by(author).map(({ event }) => (event.room === room ? event.aseq : 0))
      )
  }
}
