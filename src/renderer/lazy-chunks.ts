/** Not needed by the first screen: fetched on demand, or when the page is idle. */
import { cacheLoader, loadChunk } from './load-chunk.ts'
import { loadConfusables, loadEmoji, loadExcerpt, loadHighlight } from './text/lazy.ts'
import { loadHosting } from './views/hosting/lazy.ts'
import { loadOverlays } from './views/dialogs/lazy.ts'
import { loadHome } from './views/home/lazy.ts'
import { loadEmojiGrid } from './views/message/lazy.ts'

export const loadDeferred = cacheLoader(() => loadChunk(() => import('./deferred-chunk.ts')))

/** In every page, as soon as it has settled. */
export const soon: readonly (() => unknown)[] = [loadDeferred, loadExcerpt]
/** In a guest's page once the person is in: before that others wait for the same network, and once the host is gone it is too late. */
export const later: readonly (() => unknown)[] = [loadOverlays]
export const laterDelayMs = 5_000
/** A guest's page fetches these only when they are needed: they are large, or of no use to a guest. */
export const onlyDevices: readonly (() => unknown)[] = [
  loadHome,
  loadHosting,
  loadEmojiGrid,
  loadEmoji,
  loadHighlight,
  loadConfusables
]
