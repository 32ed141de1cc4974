/** A page on the disk that leads on to an address. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { privateFolder, writeNewFile } from '../private.ts'

export interface LeadingPage {
  /** Holds no secret. */
  url: string
  remove: () => void
}

/**
 * Other accounts of this computer can read command lines, so a browser that is to open an address with a secret is
 * given a page that only this account can read.
 *
 * @param folder private to this account; made when it is missing
 */
export function writeLeadingPage(address: string, folder: string): LeadingPage {
  const path = join(folder, 'open.html')
  privateFolder(folder)
  rmSync(path, { force: true }) // one that is left from before may have other rights
  writeNewFile(path, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`)
  return {
    url: pathToFileURL(path).href,
    remove: () => {
      rmSync(path, { force: true })
    }
  }
}
