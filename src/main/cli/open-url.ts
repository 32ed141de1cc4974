/** Opens an address in the browser that the person uses. */
import { spawn } from 'node:child_process'
import { writeLeadingPage } from './redirect-page.ts'

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}

/**
 * Opens an address that holds a secret.
 *
 * Where no browser can be started nothing happens: the address has been printed.
 *
 * @param folder private to this account
 * @returns removes what it has written there
 */
export function openBrowser(address: string, folder: string): () => void {
  const page = writeLeadingPage(address, folder)
  openUrl(page.url)
  return page.remove
}

/** Opens an address that everybody may see. */
export function openUrl(url: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  // Not `ignore`: for what it writes to, that opens /dev/null, which not every account may write to.
  const child = spawn(program, [...args, url], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  for (const stream of [child.stdout, child.stderr]) stream.resume()
  child.on('error', () => undefined) // no such program here
  child.unref()
}
