/** Not needed by the first screen: fetched on demand, or when the page is idle, since a guest's page can fetch nothing once its host is gone. */
import { cacheLoader, loadChunk } from './load-chunk.ts'
import { loadEmoji, loadExcerpt, loadHighlight } from './text/lazy.ts'
import { loadEmojiGrid } from './views/message/lazy.ts'

export const loadDeferred = cacheLoader(() => loadChunk(() => import('./deferred-chunk.ts')))

export const lazyChunks: readonly (() => unknown)[] = [
  loadDeferred,
  loadEmojiGrid,
  loadEmoji,
  loadExcerpt,
  loadHighlight
]
