/** What failed in the interface or the device, in a file of the data folder: somebody who is asked for help can read it there. */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes; a page that fails all the time must not fill the disk. */
const maxBytes = 256 * 1024
/** Entries of one run. */
const most = 100

export class FaultLog {
  readonly #path: string
  #left = most

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'faults.log')
  }

  /** Adds an entry, with the time; the file is emptied when it is full. Never throws. */
  write(who: string, detail: string): void {
    if (this.#left === 0) return
    this.#left -= 1
    console.error(`${who} failed:`, detail)
    try {
      append(this.#path, `${new Date().toISOString()} ${detail.replaceAll('\n', '\n  ')}\n`)
    } catch (error) {
      console.warn(`${this.#path} cannot be written:`, error)
    }
  }
}

function append(path: string, entry: string): void {
  const { O_APPEND, O_CREAT, O_WRONLY } = constants
  const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW // a link there is not ours
  const file = openSync(path, O_APPEND | O_CREAT | O_WRONLY | noFollow, 0o600)
  try {
    if (fstatSync(file).size > maxBytes) ftruncateSync(file)
    writeSync(file, entry)
  } finally {
    closeSync(file)
  }
}
