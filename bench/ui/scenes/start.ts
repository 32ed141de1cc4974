/** From nothing to the first room: how long it takes, and what is fetched for it. */
import { gzipSync } from 'node:zlib'
import { countBytes } from '../../../tests/support/wire-bytes.ts'
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

/** A phone far from the router: ms of latency, bytes a second, and how much slower its processor is. */
const slow = { latency: 200, downloadThroughput: 100_000, uploadThroughput: 100_000, throttle: 4 }

export async function slowGuest(stage: BenchmarkSpace): Promise<Scene> {
  const screen = await Screen.open({ ...stage, options: { ...stage.options, throttle: slow.throttle } })
  const { page } = screen
  const bytes = await countBytes(page)
  const cdp = await page.context().newCDPSession(page)
  const { latency, downloadThroughput, uploadThroughput } = slow
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput,
    uploadThroughput
  })
  const began = performance.now()
  await page.goto(stage.invitation, { waitUntil: 'commit' })
  await page.getByLabel('Your name here').waitFor()
  const door = performance.now() - began
  await page.getByRole('button', { name: 'Join Bench' }).click()
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor()
  const composer = performance.now() - began
  const first = bytes.total() / 1000
  bytes.restart()
  const reloaded = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor()
  const again = performance.now() - reloaded
  await screen.close()
  return {
    name: 'Cold start, guest at 200 ms, 100 kB/s and 4x CPU',
    figures: {
      'to the name, ms': door,
      'to the composer, ms': composer,
      'first visit on the wire, kB': first,
      'reload to the composer, ms': again,
      'reload on the wire, kB': bytes.total() / 1000
    }
  }
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
