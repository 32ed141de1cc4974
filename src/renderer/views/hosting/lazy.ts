import { cacheLoader, loadChunk } from '../../load-chunk.ts'

export const loadHosting = cacheLoader(() => loadChunk(() => import('./hosting-chunk.ts')))
