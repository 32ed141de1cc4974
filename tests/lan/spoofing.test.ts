/** An attacker announces spaces that do not exist in a real network: memory, connections and their targets. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import * as v from 'valibot'
import { describe } from 'vitest'
import { lacks } from '../support/systems.ts'
import { test } from './namespaces.ts'

const Line = v.object({ requested: v.optional(v.string()), grown: v.optional(v.number()) })

function start(computer: string, program: string, ...args: string[]): ChildProcess {
  // Else the young generation alone may grow by more than what is measured here.
  const node = [process.execPath, '--max-semi-space-size=1', `${import.meta.dirname}/${program}`]
  const command = ['netns', 'exec', computer, ...node, ...args]
  const env = { ...process.env, PARLEY_INTERFACES: '' }
  return spawn('ip', command, { stdio: ['pipe', 'pipe', 'inherit'], env })
}

function linesOf({ stdout }: ChildProcess): Interface {
  if (!stdout) throw new Error('its output is not heard')
  return createInterface(stdout)
}

/** A browsing device and what it reports. */
class Looking {
  readonly requested: string[] = []
  readonly #child: ChildProcess
  readonly #lines: Interface

  constructor(computer: string) {
    this.#child = start(computer, 'browse-process.ts')
    this.#lines = linesOf(this.#child).on('line', (line) => {
      const { requested } = v.parse(Line, JSON.parse(line))
      if (requested !== undefined) this.requested.push(requested)
    })
  }

  /** MiB since this was asked last. */
  async growth(): Promise<number> {
    const memory = Promise.withResolvers<number>()
    const handle = (line: string): void => {
      const { grown } = v.parse(Line, JSON.parse(line))
      if (grown !== undefined) memory.resolve(grown)
    }
    this.#lines.on('line', handle)
    this.#child.stdin?.write('\n')
    const grown = await memory.promise
    this.#lines.off('line', handle)
    return grown
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }
}

const elsewhere = [
  '192.168.77.1',
  '172.16.5.5',
  '169.254.169.254',
  '169.254.3.3',
  '127.0.0.1',
  '8.8.8.8',
  '10.10.2.1'
]

describe.skipIf(lacks('network namespaces'))(
  'ten thousand announcements of spaces that do not exist',
  { timeout: 90_000 },
  () => {
    test('cost little memory and few connections, all inside the network', async ({ net, expect }) => {
      const [here, there] = [net.make(), net.make()]
      await net.cable([here, 'eth0', '10.10.1.1/24'], [there, 'eth0', '10.10.1.2/24'])
      const looking = new Looking(here)
      try {
        await once(linesOf(start(there, 'spoofer.ts', '10.10.1.2', '--few', ...elsewhere)), 'close')
        await looking.growth()
        await once(linesOf(start(there, 'spoofer.ts', '10.10.1.2', ...elsewhere)), 'close')
        const grown = await looking.growth()
        console.log(
          `10,000 announcements: memory +${grown.toFixed(1)} MiB, asked ${String(looking.requested.length)} times`
        )
        console.log(looking.requested.join(' '))
        expect(looking.requested.length).toBeGreaterThan(0)
        expect(looking.requested.length).toBeLessThanOrEqual(20)
        expect(looking.requested.filter((address) => !address.startsWith('10.10.1.2:'))).toEqual([])
        expect(grown).toBeLessThanOrEqual(10)
      } finally {
        looking.stop()
      }
    })
  }
)
