/** The errors of the interface and the device, as a file that people can attach to a report. */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A failing page must not fill the disk. */
const maxBytes = 256 * 1024
const maxEntries = 100

export class ErrorLogFile {
  readonly #path: string
  #left = maxEntries

  constructor(dataDir: string) {
    this.#path = join(dataDir, 'errors.log')
  }

  /** Empties the file when it is full. Never throws. */
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
  const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW // do not follow a link
  const file = openSync(path, O_APPEND | O_CREAT | O_WRONLY | noFollow, 0o600)
  try {
    if (fstatSync(file).size > maxBytes) ftruncateSync(file)
    writeSync(file, entry)
  } finally {
    closeSync(file)
  }
}
