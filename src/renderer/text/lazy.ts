import { loadPart } from '../load-part.ts'

export const loadEmoji = () => loadPart(() => import('./emoji.ts'))
export const loadExcerpt = () => loadPart(() => import('./excerpt.ts'))
export const loadHighlight = () => loadPart(() => import('./highlight.ts'))
