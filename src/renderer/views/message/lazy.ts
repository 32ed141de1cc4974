import { cacheLoader, loadPart } from '../../load-part.ts'

export const loadEmojiGrid = cacheLoader(() => loadPart(() => import('./EmojiGrid.svelte')))
