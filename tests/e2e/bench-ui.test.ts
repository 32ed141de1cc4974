/** The benchmark of the interface runs and prints all figures; their values are not tested. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { headlessPath } from '../support/browsers.ts'
import { sampleOf } from '../support/long.ts'

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

const scenes = {
  start: ['first screen usable, ms', 'first screen, kB compressed (limit 150)'],
  typing: ['key to paint, p95 ms', 'script, p95 ms'],
  rooms: ['elements, most', 'heap after, MB'],
  burst: ['frame, p99 ms', 'frames over 50 ms', 'last message shown after, ms']
}

test('it prints its figures', { timeout: 180_000 }, async () => {
  const tried = sampleOf(Object.entries(scenes))
  const only = tried.map(([scene]) => scene).join(',')
  const played = await bench('--messages', '300', '--rate', '200', '--only', only)
  const figures = Object.assign({}, ...played.map((scene) => scene.figures)) as Scene['figures']
  for (const name of tried.flatMap(([, names]) => names)) expect(figures[name], name).toBeTypeOf('number')
})
