/** A person types while nothing else happens. */
import { spread, type Scene } from '../figures.ts'
import type { Screen } from '../screen.ts'
import type { BenchmarkSpace } from '../benchmark-space.ts'
import { delay } from '../wait.ts'

/** Between two keys, ms. */
const beat = 80
const line = 'the quick brown fox jumps over the lazy dog '

export async function type(screen: Screen, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let keys = 0
  while (performance.now() < end) {
    await screen.page.keyboard.press(
      line[keys % line.length] === ' ' ? 'Space' : (line[keys % line.length] ?? 'a')
    )
    keys += 1
    await delay(beat)
  }
  return keys
}

export async function typing({ options }: BenchmarkSpace, screen: Screen): Promise<Scene> {
  await screen.page.getByRole('textbox', { name: 'Message Lobby' }).click()
  await type(screen, 0.5)
  let keys = 0
  let spent = { script: 0, all: 0 }
  const noted = await screen.record(async () => {
    spent = await screen.cpuTime(async () => {
      keys = await type(screen, options.seconds / 2)
    })
  })
  await screen.page.getByRole('textbox', { name: 'Message Lobby' }).fill('')
  const figures = {
    ...spread('key to paint', noted.keys),
    'script per key, ms': spent.script / Math.max(1, keys)
  }
  return { name: 'Typing', figures }
}
