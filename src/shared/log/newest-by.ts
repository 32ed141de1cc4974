import type { LogEvent } from './event.ts'

interface Identified {
  id: string
  event: LogEvent
}

/** The newest of one author's events, among them the newest introduction: at most `limit`, in the author's order. */
export function newestBy(events: readonly Identified[], limit: number): Identified[] {
  const once = [...new Map(events.map(({ id, event }) => [id, { id, event }])).values()]
  const newestFirst = once.toSorted((one, other) => other.event.aseq - one.event.aseq)
  const introduction = newestFirst.find(({ event }) => event.kind === 'member.introduced')
  const newest = newestFirst.slice(0, limit)
  if (introduction && !newest.includes(introduction)) newest[limit - 1] = introduction
  return newest.toReversed()
}
