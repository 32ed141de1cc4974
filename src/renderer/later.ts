/**
 * What the first screen can do without. It is fetched when it is needed or when the page has settled, whichever is
 * sooner: a guest's page cannot fetch anything any more once its host is gone.
 */
import { keepLoaded, loadPart } from './behaviour/load-part.ts'

export const loadRest = keepLoaded(() => loadPart(() => import('./rest.ts')))
export const loadEmojiGrid = keepLoaded(() => loadPart(() => import('./views/message/EmojiGrid.svelte')))
export const loadEmoji = () => loadPart(() => import('./text/emoji.ts'))
export const loadExcerpt = () => loadPart(() => import('./text/excerpt.ts'))
export const loadHighlight = () => loadPart(() => import('./text/highlight.ts'))

/** In this order. */
export const later: readonly (() => unknown)[] = [
  loadRest,
  loadEmojiGrid,
  loadEmoji,
  loadExcerpt,
  loadHighlight
]
