/** The benchmark of the interface runs and prints all figures; their values are not tested. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { headlessPath } from '../support/browsers.ts'

interface Scene {
  name: string
  figures: Record<string, number | string>
}

const program = join(import.meta.dirname, '../../bench/ui/index.ts')

async function bench(...options: string[]): Promise<Scene[]> {
  const child = spawn(process.execPath, [program, '--quick', '--json', ...options], {
    env: { ...process.env, CHROMIUM_PATH: headlessPath },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  return JSON.parse(await text(child.stdout)) as Scene[]
}

test(
  'it prints figures for keys, frames, rooms, a burst and the transfer',
  { timeout: 180_000 },
  async () => {
    const scenes = await bench('--messages', '300', '--rate', '200', '--only', 'start,typing,rooms,burst')
    const figures = Object.assign({}, ...scenes.map((scene) => scene.figures)) as Scene['figures']
    for (const name of [
      'first screen usable, ms',
      'first screen, kB compressed (limit 150)',
      'key to paint, p95 ms',
      'script, p95 ms',
      'frame, p99 ms',
      'frames over 50 ms',
      'elements, most',
      'heap after, MB',
      'last message shown after, ms'
    ])
      expect(figures[name], name).toBeTypeOf('number')
  }
)
