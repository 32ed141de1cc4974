/** Opens an address in the browser that the person uses. */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}

/**
 * Opens an address that holds a secret. Other accounts of this computer can read command lines, so the browser is
 * given a page that only this account can read and that leads on to the address.
 *
 * Where no browser can be started nothing happens: the address has been printed.
 *
 * @param folder private to this account
 * @returns removes the page
 */
export function openBrowser(url: string, folder: string): () => void {
  const path = join(folder, 'open.html')
  writeFileSync(path, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, { mode: 0o600 })
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...args, pathToFileURL(path).href], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined) // no such program here
  child.unref()
  return () => {
    rmSync(path, { force: true })
  }
}
