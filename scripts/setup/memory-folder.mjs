/** A folder in memory for what the tests write. On a disk they wait for it, and take a fifth more of the processors' time. */
import { chmodSync, mkdtempSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Tests take less than 50 MB at once; a container often has 64, for all that runs in it. */
const enoughBytes = 2 ** 30

/**
 * Null where the system has none, it is small, or no program may be started from it. The caller deletes the folder.
 * @param {string} [memory]
 */
export function memoryFolder(memory = '/dev/shm') {
  try {
    if (!isLarge(memory) || !allowsPrograms(memory)) return null
    const folder = mkdtempSync(join(memory, 'parley-'))
    chmodSync(folder, 0o1777) // as /tmp: some tests run a program under another account
    return folder
  } catch {
    return null // another system, or it belongs to others: tests then write where they usually do
  }
}

/** @param {string} memory */
function isLarge(memory) {
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= enoughBytes
}

/** proc_pid_mounts(5): device, folder, type, options. The last one hides those before. @param {string} memory */
function allowsPrograms(memory) {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
  const [, , type, options = ''] =
    mounts.map((line) => line.split(' ')).findLast(([, at]) => at === memory) ?? []
  return type === 'tmpfs' && !options.split(',').includes('noexec')
}
