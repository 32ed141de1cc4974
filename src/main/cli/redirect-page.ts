import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { privateFolder, writeNewFile } from '../private.ts'

export interface RedirectPage {
  url: string
  remove: () => void
}

/** Other accounts can read command lines, so a secret goes into a page in a private folder. */
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
