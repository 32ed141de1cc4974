/**
 * What the first screen can do without. It is fetched when it is needed or when the page has settled, whichever is
 * sooner: a guest's page cannot fetch anything any more once its host is gone.
 */
import { cacheLoader, loadChunk } from './load-chunk.ts'
import { loadEmoji, loadExcerpt, loadHighlight } from './text/lazy.ts'
import { loadEmojiGrid } from './views/message/lazy.ts'

export const loadDeferred = cacheLoader(() => loadChunk(() => import('./deferred-chunk.ts')))

/** In this order. */
export const lazyChunks: readonly (() => unknown)[] = [
  loadDeferred,
  loadEmojiGrid,
  loadEmoji,
  loadExcerpt,
  loadHighlight
]
