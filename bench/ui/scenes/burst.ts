/** A thousand messages per second arrive while a person writes. */
import { writeFileSync } from 'node:fs'
import { Crowd } from '../crowd.ts'
import { framesOf, spread, type Scene } from '../figures.ts'
import type { Screen } from '../screen.ts'
import type { BenchmarkSpace } from '../benchmark-space.ts'
import { lastNumber, delay } from '../wait.ts'
import { type } from './typing.ts'

/** How long the last message may take after it was sent. */
const burstTimeoutMs = 60_000

export async function burst(stage: BenchmarkSpace, screen: Screen, name: string): Promise<Scene> {
  const { rate, seconds } = stage.options
  const before = await screen.heap()
  const crowd = await Crowd.open(stage)
  await screen.page.getByRole('textbox', { name: 'Message Lobby' }).click()
  let most = 0
  let spent = { script: 0, all: 0 }
  const noted = await screen.record(async () => {
    const talk = crowd.talk(rate, seconds)
    spent = await screen.cpuTime(() =>
      profiled(screen, name, async () => {
        for (let second = 0; second < seconds; second += 1) {
          await type(screen, 1)
          most = Math.max(most, await screen.heapNow())
        }
      })
    )
    await talk
  })
  const late = await arrived(screen, stage.history.lastMessage)
  crowd.close()
  await screen.page.getByRole('textbox', { name: 'Message Lobby' }).fill('')
  const figures = {
    'messages a second': rate,
    ...spread('key to paint', noted.keys),
    ...framesOf(noted.frames),
    'longest task, ms': Math.max(0, ...noted.tasks),
    'script, % of the time': spent.script / (10 * seconds),
    'main thread busy, % of the time': spent.all / (10 * seconds),
    'elements, most': noted.elements,
    'last message shown after, ms': late,
    'heap before, MB': before,
    'heap at most, MB': most,
    'heap after, MB': await screen.heap()
  }
  return { name, figures }
}

/** @returns how long it took until the last message was shown; a sentence when it never was */
async function arrived(screen: Screen, number: number): Promise<number | string> {
  const began = performance.now()
  while (performance.now() - began < burstTimeoutMs) {
    if ((await lastNumber(screen.page)) === number) return performance.now() - began
    await delay(20)
  }
  return `${String(await lastNumber(screen.page))} of ${String(number)}`
}

/** PROFILE=folder keeps what Chromium's profiler says. */
async function profiled(screen: Screen, name: string, happens: () => Promise<void>): Promise<void> {
  const folder = process.env['PROFILE']
  if (folder === undefined) return happens()
  const profile = await screen.profile(happens)
  writeFileSync(`${folder}/${name.replaceAll(/\W+/g, '-')}.cpuprofile`, JSON.stringify(profile))
}
