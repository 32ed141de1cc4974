/** How much of a room is loaded at a time. */

/** Events in one page: a few screens' worth, so that reading on loads ahead of the eye. */
export const pageSize = 60
/** Of the first page no more than a screen: the sooner it is there. */
export const firstPageSize = 30
/** So many stay around the eye once there are more than the most. */
const eventsAfterTrim = 5 * pageSize
export const maxEvents = 8 * pageSize

/** What stays of the events from `oldest` to `newest` for somebody who looks at `eye`. */
export function windowBounds(eye: number, oldest: number, newest: number): [from: number, to: number] {
  const to = Math.min(newest, Math.max(oldest, eye - eventsAfterTrim / 2) + eventsAfterTrim)
  return [Math.max(oldest, to - eventsAfterTrim), to]
}
