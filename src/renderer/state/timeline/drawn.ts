import type { Row } from './rows.ts'
import type { Space } from '../space/space.svelte.ts'
import { steadyRows } from './row-cache.ts'
import type { Timeline } from './timeline.svelte.ts'

const none: readonly Row[] = []

/** The rows of one room, called again for every change. @returns a function of how many people are in it now */
export function drawnRows(space: Space, timeline: Timeline): (people: number) => readonly Row[] {
  const rows = steadyRows()
  const { seen, stretch } = timeline
  return (people) => {
    if (!timeline.loaded) return none
    const { drafts } = space
    return rows({
      items: timeline.items,
      peopleAt: (notice) => stretch.peopleAt(notice, people),
      // What comes last is not in sight of the past.
      drafts: stretch.past ? drafts.filter(({ kind }) => kind !== 'message.posted') : drafts,
      me: space.people.me?.device ?? '',
      unreadFrom: seen.unreadFrom,
      complete: !stretch.more
    })
  }
}
