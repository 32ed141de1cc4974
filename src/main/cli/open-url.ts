import { spawn } from 'node:child_process'
import { writeRedirectPage } from './redirect-page.ts'

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}

/** Without a browser nothing happens: the address has been printed. @param folder private. @returns removes its page */
export function openSecretUrl(address: string, folder: string): () => void {
  const page = writeRedirectPage(address, folder)
  openUrl(page.url)
  return page.remove
}

export function openUrl(url: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  // Not `ignore`, which opens /dev/null: not every account may write to it.
  const child = spawn(program, [...args, url], { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  for (const stream of [child.stdout, child.stderr]) stream.resume()
  child.on('error', () => undefined) // no such program here
  child.unref()
}
