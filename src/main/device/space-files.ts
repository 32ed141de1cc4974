import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { folderInside } from '../private.ts'
import { databaseFiles, folderError, StorageError } from '../store/database.ts'
import { retryWhileLocked } from '../store/retry-locked.ts'
import { openSpaceFile, storedSize, type StoredSize, type SpaceFile } from '../store/space-file.ts'

/** @throws StorageError */
export function spaceFileIn(dataDir: string, space: string): SpaceFile {
  try {
    folderInside(folderIn(dataDir))
  } catch (error) {
    throw folderError(error, folderIn(dataDir))
  }
  return openSpaceFile(pathIn(dataDir, space))
}

export function spaceSizeIn(dataDir: string, space: string): StoredSize {
  return storedSize(pathIn(dataDir, space))
}

/** The space must not be open. @throws StorageError */
export function removeSpaceIn(dataDir: string, space: string): void {
  const path = pathIn(dataDir, space)
  try {
    for (const file of databaseFiles(path)) retryWhileLocked(() => rmSync(file, { force: true }))
  } catch (error) {
    throw new StorageError('failed', path, error)
  }
}

function pathIn(dataDir: string, space: string): string {
  return join(folderIn(dataDir), `${space}.db`)
}

function folderIn(dataDir: string): string {
  return join(dataDir, 'spaces')
}
