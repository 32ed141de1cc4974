/** From nothing to the first room: how long it takes, and what is fetched for it. */
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
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
  await page.addInitScript(joinAtOnce)
  await page.goto(stage.invitation, { waitUntil: 'commit' })
  const { name, composer, message } = await cameUp(page)
  const first = bytes.total() / 1000
  bytes.restart()
  await page.reload({ waitUntil: 'commit' })
  const again = await cameUp(page)
  await screen.close()
  return {
    name: 'Cold start, guest at 200 ms, 100 kB/s and 4x CPU',
    figures: {
      'to the name, ms': name,
      'to the composer, ms': composer,
      'to the messages, ms': message,
      'first visit on the wire, kB': first,
      'reload to the composer, ms': again.composer,
      'reload to the messages, ms': again.message,
      'reload on the wire, kB': bytes.total() / 1000
    }
  }
}

interface CameUp {
  /** ms since the navigation; null when it was not shown */
  name: number | null
  composer: number | null
  message: number | null
}

/** Runs in the page, since a look from outside takes a slowed page 100 ms: presses Join as soon as it can be pressed. */
function joinAtOnce(): void {
  const times: CameUp = { name: null, composer: null, message: null }
  const look = (): void => {
    const join = document.querySelector<HTMLButtonElement>('form button[type=submit]')
    if (join && times.name === null) {
      times.name = performance.now()
      join.click()
    }
    if (document.querySelector('textarea')) times.composer ??= performance.now()
    if (document.querySelector('[role=log] article')) times.message = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  Object.assign(window, { cameUp: times })
}

async function cameUp(page: Page): Promise<Record<keyof CameUp, number>> {
  const found = await page.waitForFunction(() => {
    const { name, composer, message } = (window as unknown as { cameUp: CameUp }).cameUp
    return message === null ? null : { name: name ?? 0, composer: composer ?? 0, message }
  })
  const value = await found.jsonValue()
  if (!value) throw new Error('nothing came up')
  return value
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
