/** How much fits on the screen. Styles say `@media (--narrow)` and `@media (--overlay)` for the same widths. */
import { MediaQuery } from 'svelte/reactivity'
import { narrow, overlay } from '../styles/breakpoints.json'

/** Whether a panel has no column of its own and lies over the room. */
export function isOverlay(): boolean {
  return matchMedia(overlay).matches
}

/** `current`, which is reactive: whether the list, the room and a panel are pages of their own, as on a phone. */
export function narrowScreen(): MediaQuery {
  return new MediaQuery(narrow)
}
