import type { LogEvent } from './event.ts'

/** The same places, but each author's events in the author's own order: strays may come from several truncations. */
export function inAuthorsOrder<T extends { event: Pick<LogEvent, 'author' | 'aseq'> }>(
  list: readonly T[]
): T[] {
  const byAuthor = Map.groupBy(list, ({ event }) => event.author)
  for (const theirs of byAuthor.values()) theirs.sort((one, other) => other.event.aseq - one.event.aseq)
  return list.flatMap(({ event }) => byAuthor.get(event.author)?.pop() ?? [])
}
