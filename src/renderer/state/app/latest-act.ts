import type { LogEvent } from '#shared/log/event.ts'
import { Pages } from '../timeline/pages.ts'
import type { Space } from '../space/space.svelte.ts'

/**
 * Whether the newest event of this kind in the room is this device's. The state alone does not tell: a request that
 * changes nothing counts as done, and another person may have changed it and changed it back.
 */
export async function isLatestMine(
  { session, deps, people }: Space,
  room: string,
  isOfKind: (event: LogEvent) => boolean
): Promise<boolean> {
  for await (const placed of new Pages(room, session, deps.refuse).backwards()) {
    const latest = placed?.findLast(({ event }) => isOfKind(event))
    if (latest) return people.find(latest.event.author)?.me === true
  }
  return false
}
