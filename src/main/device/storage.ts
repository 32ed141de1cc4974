import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { StorageMeasure } from '#shared/bridge.ts'
import type { Spaces } from './spaces.ts'

export async function measureStorage(dataDir: string, spaces: Spaces): Promise<StorageMeasure> {
  const { bavail, bsize } = await statfs(dataDir)
  return {
    folder: resolve(dataDir),
    free: bavail * bsize,
    spaces: spaces.list.map(({ space, name }) => ({ space, name, ...spaces.sizeOf(space) }))
  }
}
