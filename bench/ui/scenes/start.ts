/** From nothing to the first room: how long it takes, and what is fetched for it. */
import { gzipSync } from 'node:zlib'
import type { Figures, Scene } from '../figures.ts'
import { Screen } from '../screen.ts'
import type { BenchmarkSpace } from '../benchmark-space.ts'
import { roomOpen } from '../wait.ts'

/** kB, compressed: the promise. */
const limit = 150

/** @returns the page of the host's own computer, in its lobby */
export async function openDevicePage(stage: BenchmarkSpace): Promise<Screen> {
  const screen = await Screen.open(stage)
  await screen.page.goto(stage.page)
  await screen.page.getByRole('button', { name: 'Open Bench' }).click()
  await roomOpen(screen.page, 'Lobby')
  return screen
}

/** @returns the page of a guest, in the lobby */
export async function openGuest(stage: BenchmarkSpace, name: string): Promise<Screen> {
  const screen = await Screen.open(stage)
  await screen.page.goto(stage.invitation)
  await screen.page.getByLabel('Your name here').fill(name)
  await screen.page.getByRole('button', { name: 'Join Bench' }).click()
  await roomOpen(screen.page, 'Lobby')
  return screen
}

export async function deviceStart(stage: BenchmarkSpace): Promise<Scene> {
  const screen = await Screen.open(stage)
  await screen.page.goto(stage.page)
  await screen.page.getByRole('button', { name: 'Open Bench' }).waitFor()
  const first = sizes(screen)
  await screen.page.getByRole('button', { name: 'Open Bench' }).click()
  await roomOpen(screen.page, 'Lobby')
  const room = sizes(screen)
  await screen.page.reload() // comes back to the room that was shown
  await roomOpen(screen.page, 'Lobby')
  return { name: 'Cold start, desktop', figures: { ...(await seen(screen)), ...bundle(first, room) } }
}

export async function guestStart(stage: BenchmarkSpace): Promise<Scene> {
  const screen = await Screen.open(stage)
  await screen.page.goto(stage.invitation)
  await screen.page.getByLabel('Your name here').fill('Zoe')
  const first = sizes(screen)
  const began = performance.now()
  await screen.page.getByRole('button', { name: 'Join Bench' }).click()
  await roomOpen(screen.page, 'Lobby')
  const entered = performance.now() - began
  const { 'first screen usable, ms': usable } = await seen(screen)
  const figures = {
    'first screen usable, ms': usable ?? '–',
    'from joining to the first message, ms': entered,
    ...bundle(first, sizes(screen))
  }
  return { name: 'Cold start, guest', figures }
}

async function seen(screen: Screen): Promise<Figures> {
  const { screen: first, row } = await screen.page.evaluate(() => window.probe.seen)
  await screen.close()
  return { 'first screen usable, ms': first ?? '–', 'first message of the last room, ms': row ?? '–' }
}

type Sizes = Map<string, number>

function sizes({ fetched }: Screen): Sizes {
  const files = [...fetched].filter(([, { length }]) => length > 0)
  return new Map(files.map(([url, body]) => [new URL(url).pathname, gzipSync(body).length / 1000]))
}

function bundle(first: Sizes, room: Sizes): Figures {
  const sum = (all: Sizes): number => [...all.values()].reduce((total, size) => total + size, 0)
  const largest = [...first].toSorted(([, a], [, b]) => b - a).slice(0, 6)
  return {
    [`first screen, kB compressed (limit ${String(limit)})`]: sum(first),
    'with the first room, kB compressed': sum(room),
    ...Object.fromEntries(largest.map(([path, size]) => [`  ${path}`, size]))
  }
}
