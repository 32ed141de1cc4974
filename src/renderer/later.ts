/**
 * What the first screen can do without. It is fetched when it is needed or when the page has settled, whichever is
 * sooner: a guest's page cannot fetch anything any more once its host is gone.
 */
import { cacheLoader, loadPart } from './load-part.ts'
import { loadEmoji, loadExcerpt, loadHighlight } from './text/lazy.ts'
import { loadEmojiGrid } from './views/message/lazy.ts'

export const loadRest = cacheLoader(() => loadPart(() => import('./rest.ts')))

/** In this order. */
export const later: readonly (() => unknown)[] = [
  loadRest,
  loadEmojiGrid,
  loadEmoji,
  loadExcerpt,
  loadHighlight
]
