import { cacheLoader, loadChunk } from '../../load-chunk.ts'

export const loadEmojiGrid = cacheLoader(() => loadChunk(() => import('./EmojiGrid.svelte')))
