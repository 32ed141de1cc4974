/** A host's data as it was, put back later: a snapshot, a disk image, a folder that was copied. */
import { copyFileSync, rmSync } from 'node:fs'
import type { Space } from './chat.ts'

/** Restarts the host. @returns puts the copy back, and restarts the host on it */
export async function copied(space: Space): Promise<() => Promise<void>> {
  const copy = `${space.path}.copy`
  await space.stop()
  copyFileSync(space.path, copy) // a file that was closed has no write-ahead log
  await space.restart()
  return async () => {
    await space.stop()
    for (const ending of ['-wal', '-shm']) rmSync(space.path + ending, { force: true })
    copyFileSync(copy, space.path)
    await space.restart()
  }
}
