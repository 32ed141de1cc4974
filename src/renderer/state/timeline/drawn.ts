import type { AnyRow } from './rows.ts'
import type { Space } from '../space/space.svelte.ts'
import { reuseRows } from './row-cache.ts'
import type { Timeline } from './timeline.svelte.ts'

const none: readonly AnyRow[] = []

/** The rows of one room, called again for every change. @returns a function of how many people are in it now */
export function timelineRows(space: Space, timeline: Timeline): (people: number) => readonly AnyRow[] {
  const rows = reuseRows()
  const { readMarker, window } = timeline
  return (people) => {
    if (!timeline.loaded) return none
    const { drafts } = space
    return rows({
      items: timeline.items,
      peopleAt: (notice) => window.peopleAt(notice, people),
      // What comes last is not in sight of the past.
      drafts: window.hasNewer ? drafts.filter(({ kind }) => kind !== 'message.posted') : drafts,
      me: space.people.me?.device ?? '',
      unreadFrom: readMarker.unreadFrom,
      complete: !window.hasOlder
    })
  }
}
