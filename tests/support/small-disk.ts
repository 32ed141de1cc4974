/** A disk of a few megabytes, to fill it up. Needs the right to mount; without it the test is skipped. */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { tempFolder } from './chat.ts'

export interface SmallDisk {
  folder: string
  fill: () => void
  free: () => void
  /** Nothing on it can be changed from now on. */
  makeReadOnly: () => void
}

function mounts(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** @returns null where mounting is not allowed */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = tempFolder()
  if (!mounts('-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'parley-test', folder)) return null
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
  })
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      fill(filler)
    },
    free: () => {
      rmSync(filler)
    },
    makeReadOnly: () => {
      mounts('-o', 'remount,ro', folder)
    }
  }
}

/** Writes until no page fits. */
function fill(path: string): void {
  for (let size = 1_048_576; size >= 1024;) {
    try {
      writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      size /= 2 // ENOSPC: what is left is smaller
    }
  }
}
