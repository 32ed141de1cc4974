import type { LogEvent, Position } from './event.ts'

interface Identified {
  id: string
  event: LogEvent
  origin?: Position
}

/** The newest of one author's events, among them the newest introduction: at most `limit`, in the author's order. Of two copies the later one. */
export function newestBy(events: readonly Identified[], limit: number): Identified[] {
  const once = [...new Map(events.map((one) => [one.id, withOrigin(one, one.origin)])).values()]
  const newestFirst = once.toSorted((one, other) => other.event.aseq - one.event.aseq)
  const introduction = newestFirst.find(({ event }) => event.kind === 'member.introduced')
  const newest = newestFirst.slice(0, limit)
  if (introduction && !newest.includes(introduction)) newest[limit - 1] = introduction
  return newest.toReversed()
}

/** The one with the highest number. */
export function newestOf(events: readonly Pick<Identified, 'event'>[]): LogEvent | null {
  const [newest] = events.toSorted((one, other) => other.event.aseq - one.event.aseq)
  return newest?.event ?? null
}

export function withOrigin({ id, event }: Identified, origin: Position | undefined): Identified {
  return { id, event, ...(origin ? { origin } : {}) }
}
