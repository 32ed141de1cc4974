/** The page for this computer's browser must not be blocked by other programs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Program } from '../host.ts'
import type { ProbeOutcome, Probe } from '../probe.ts'

const count = 1500
/** Seconds of silence: longer than any time-out of a page. */
const seconds = 13

async function silentSockets(): Promise<ProbeOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-attacks-local-'))
  const page = new Program(['open', '--no-browser', '--port', '0'], folder)
  const sockets: Socket[] = []
  try {
    const [, port = ''] = /:(\d+)\//.exec(await page.prints('http://127.0.0.1:')) ?? []
    const before = page.memory
    let made = 0
    for (let n = 0; n < count; n += 1) {
      const socket = connect({
        host: '127.0.0.1',
        port: Number(port),
        localAddress: `127.0.0.${String(2 + (n % 20))}`
      })
      socket.on('error', () => undefined) // 'close' follows
      socket.on('connect', () => (made += 1))
      socket.resume()
      sockets.push(socket)
      if (n % 100 === 99) await wait(10)
    }
    await wait(seconds * 1000)
    const left = sockets.filter((socket) => socket.readyState === 'open').length
    const grown = Math.round((page.memory - before) / 1_048_576)
    return {
      figure: `${String(made)} made, ${String(left)} open after ${String(seconds)} s (target 0), RSS +${String(grown)} MiB (target 64)`,
      short: [
        ...(made < count / 2 ? ['did not try'] : []),
        ...(left > 0 ? ['silent connections stay'] : []),
        ...(grown > 64 ? ['memory'] : [])
      ]
    }
  } finally {
    for (const socket of sockets) socket.destroy()
    await page.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const local: Probe[] = [
  {
    name: 'silent sockets at the local page',
    does: '1,500 silent TCP connections to `parley open`',
    isSlow: true,
    run: silentSockets
  }
]
