/** A screen that nobody sees, for programs with windows. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onCleanup } from './cleanup.ts'

/** @returns what to put into DISPLAY */
export async function openScreen(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe']
  })
  onCleanup(async () => {
    const exit = once(server, 'exit')
    server.kill()
    await exit
  })
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer]
  return `:${number.toString().trim()}`
}
