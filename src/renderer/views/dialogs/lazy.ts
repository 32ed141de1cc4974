import { cacheLoader, loadChunk } from '../../load-chunk.ts'

export const loadOverlays = cacheLoader(() => loadChunk(() => import('./overlays-chunk.ts')))
