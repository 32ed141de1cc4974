import { cacheLoader, loadChunk } from '../../load-chunk.ts'

export const loadHome = cacheLoader(() => loadChunk(() => import('./Home.svelte')))
