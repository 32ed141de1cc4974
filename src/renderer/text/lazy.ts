import { loadChunk } from '../load-chunk.ts'

export const loadConfusables = () => loadChunk(() => import('./confusables.ts'))
export const loadEmoji = () => loadChunk(() => import('./emoji.ts'))
export const loadExcerpt = () => loadChunk(() => import('./excerpt.ts'))
export const loadHighlight = () => loadChunk(() => import('./highlight.ts'))
