/** A person reads back as fast as they can. */
import { framesOf, type Scene } from '../figures.ts'
import type { Screen } from '../screen.ts'
import type { BenchmarkSpace } from '../benchmark-space.ts'
import { firstNumber, delay } from '../wait.ts'

/** A notch of a wheel that is turned fast, CSS pixels. */
const notch = 800
const flingLength = 12_000
const flingSpeed = 9_000

export async function steps(stage: BenchmarkSpace, screen: Screen): Promise<Scene> {
  const { options } = stage
  const before = await screen.heap()
  let reached = options.messages
  const began = performance.now()
  let spent = { script: 0, all: 0 }
  const noted = await screen.record(async () => {
    await screen.page.getByRole('log').hover()
    spent = await screen.cpuTime(async () => {
      const end = began + options.seconds * 3000
      while (performance.now() < end && reached > 1) {
        for (let turn = 0; turn < 10; turn += 1) await screen.page.mouse.wheel(0, -notch)
        reached = await firstNumber(screen.page)
      }
    })
  })
  const passed = options.messages - reached
  const figures = {
    'messages passed': passed,
    'messages per second': (passed / (performance.now() - began)) * 1000,
    'main thread per message, ms': spent.all / Math.max(1, passed),
    ...framesOf(noted.frames),
    'longest task, ms': Math.max(0, ...noted.tasks),
    'elements, most': noted.elements,
    'cumulative layout shift': noted.shift,
    'heap before, MB': before,
    'heap after, MB': await screen.heap()
  }
  return { name: 'Scrolling through the history by wheel', figures }
}

export async function flings({ options }: BenchmarkSpace, screen: Screen): Promise<Scene> {
  const latest = screen.page.getByRole('button', { name: /Newest messages|new message/ })
  if (await latest.isVisible()) await latest.click()
  await delay(500)
  const noted = await screen.record(async () => {
    const end = performance.now() + options.seconds * 1000
    for (let turn = 0; performance.now() < end; turn += 1) {
      await screen.fling(turn % 4 === 3 ? -flingLength : flingLength, flingSpeed)
    }
  })
  if (await latest.isVisible()) await latest.click()
  const figures = { ...framesOf(noted.frames), 'longest task, ms': Math.max(0, ...noted.tasks) }
  return { name: 'Scrolling by fling', figures }
}
