import { keepLoaded, loadPart } from '../../load-part.ts'

export const loadEmojiGrid = keepLoaded(() => loadPart(() => import('./EmojiGrid.svelte')))
