/** A page on the disk that redirects to an address. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { privateFolder, writeNewFile } from '../private.ts'

export interface RedirectPage {
  /** Without the secret. */
  url: string
  remove: () => void
}

/**
 * Other accounts of this computer can read command lines, so a browser gets an address with a secret in a page that only
 * this account can read.
 *
 * @param folder private to this account; made when it is missing
 */
export function writeRedirectPage(address: string, folder: string): RedirectPage {
  const path = join(folder, 'open.html')
  privateFolder(folder)
  rmSync(path, { force: true }) // an old one may have other permissions
  writeNewFile(path, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`)
  return {
    url: pathToFileURL(path).href,
    remove: () => {
      rmSync(path, { force: true })
    }
  }
}
