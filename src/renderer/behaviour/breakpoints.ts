/** The same widths as `@media (--narrow)` and `@media (--overlay)` in the styles. */
import { MediaQuery } from 'svelte/reactivity'
import { narrow, overlay } from '../styles/breakpoints.json'

/** Whether a panel lies over the room. */
export function isOverlay(): boolean {
  return matchMedia(overlay).matches
}

/** `current` is reactive: whether the list, the room and a panel are pages of their own, as on a phone. */
export function narrowScreen(): MediaQuery {
  return new MediaQuery(narrow)
}

/** `current` is reactive: whether the main pointer is a finger. */
export function touchScreen(): MediaQuery {
  return new MediaQuery('(pointer: coarse)')
}
