/** Mina reads back through a long talk, with answers to what is further back. What she reads stays where it is. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { longTimeout, openDevicePage, openSpace, seesMessage } from '../support/people.ts'
import { settled } from '../support/settled.ts'
import { SpaceHistory } from '../support/space-history.ts'

const count = 400
/** A browser rounds positions. */
const tolerancePx = 1.01
const words = 'a rope that is long enough for all of us and for the boat as well'.split(' ')
const textOf = (number: number): string =>
  `${String(number)} ${Array.from({ length: 3 + ((number * 7) % 60) }, (_, at) => words[(number + at) % words.length]).join(' ')}`
let page: Page
let comes: (text: string) => Promise<void>

beforeAll(async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Quarry', at: Date.now() - 30 * 3_600_000 })
  const authors = [await past.comes('Omar'), await past.comes('Ines'), past.host]
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    if (number % 90 === 0) past.at += 6 * 3_600_000
    const author = authors[Math.floor(number / 3) % 3] ?? past.host
    const more = number % 4 === 0 && number > 40 ? { reply: ids[number - 41] ?? '' } : {}
    ids.push(await past.says(author, textOf(number), 'Lobby', more))
  }
  await past.seen('Lobby')
  await past.ends()
  const mina = await openDevicePage('Mina', past.dataDir)
  page = mina.page
  comes = (text) => mina.post(past.space, text)
  await openSpace(page, 'Quarry')
  await seesMessage(page, textOf(count))
  await settled(page)
})

interface Moves {
  /** By how much all that is shown has moved down, CSS pixels. */
  total: number
  /** The most by which two messages moved apart in one frame, and by which one moved up. */
  apart: number
  up: number
  frames: number
}

interface Watched {
  moves: Moves
  stop: () => void
}

/** Runs in the page: looks after each frame where the messages on the screen are. */
function watchMoves(): void {
  const log = document.querySelector('[role=log]') ?? document.body
  const moves: Moves = { total: 0, apart: 0, up: 0, frames: 0 }
  let before = new Map<string, number>()
  let frame = 0
  const look = (): void => {
    const box = log.getBoundingClientRect()
    const now = new Map<string, number>()
    for (const message of log.querySelectorAll<HTMLElement>('article')) {
      const text = message.querySelector('.said > *') ?? message
      const { top, bottom } = text.getBoundingClientRect()
      const isSeen =
        bottom > box.top && top < box.bottom && text.checkVisibility({ visibilityProperty: true })
      if (isSeen) now.set(message.dataset['key'] ?? '', top)
    }
    const moved = [...now].flatMap(([id, top]) => {
      const was = before.get(id)
      return was === undefined ? [] : [top - was]
    })
    if (moved.length > 0) {
      moves.apart = Math.max(moves.apart, Math.max(...moved) - Math.min(...moved))
      moves.up = Math.max(moves.up, -Math.min(...moved))
      moves.total += moved[0] ?? 0
      moves.frames += 1
    }
    before = now
  }
  const again = (): void => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = look
    port2.postMessage(null)
    frame = requestAnimationFrame(again)
  }
  frame = requestAnimationFrame(again)
  const stop = (): void => {
    cancelAnimationFrame(frame)
  }
  Object.assign(window, { watched: { moves, stop } satisfies Watched })
}

const watched = (): Promise<Moves> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched.moves)

async function watch(): Promise<void> {
  await page.evaluate(watchMoves)
  onTestFinished(async () => {
    await page.evaluate(() => {
      ;(window as unknown as { watched: Watched }).watched.stop()
    })
  })
}

const stepPx = 150

/** Until a message has come and the log has scrolled to it. */
async function followed(text: string): Promise<void> {
  const before = await page.getByRole('log').evaluate(({ scrollTop }) => scrollTop)
  await comes(text)
  await page.waitForFunction((was) => (document.querySelector('[role=log]')?.scrollTop ?? 0) > was, before)
}

test('what is under the pointer can be pressed while a message comes', async () => {
  await followed('Who has the key?')
  const rows = page.getByRole('log').locator('.rows > div')
  expect(await rows.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe('auto')
})

// Before anything above the screen is drawn.
test('a person who begins to read back right after a message has come is not put back to the end', async () => {
  const log = page.getByRole('log')
  const toEnd = (): Promise<number> =>
    log.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - clientHeight - scrollTop)
  await log.hover()
  await followed('One more, and then you may haul.')
  await page.mouse.wheel(0, -stepPx)
  // The last row may get its height only now.
  await expect.poll(toEnd, longTimeout).toBeGreaterThan(stepPx / 2)
  await settled(page)
  expect(await toEnd()).toBeGreaterThan(stepPx / 2)
})

test('while a person reads back, no older page moves what they read', async () => {
  await watch()
  const off: number[] = []
  await page.getByRole('log').hover()
  for (let steps = 0; steps < 60; steps += 1) {
    const before = await watched()
    await page.mouse.wheel(0, -stepPx)
    await expect
      .poll(async () => (await watched()).total - before.total, longTimeout)
      .toBeGreaterThan(stepPx - tolerancePx)
    off.push((await watched()).total - before.total - stepPx)
  }
  await settled(page)
  const { apart, up } = await watched()
  expect(apart, 'two messages moved apart').toBeLessThan(tolerancePx)
  expect(up, 'a message moved up').toBeLessThan(tolerancePx)
  expect(Math.max(...off), 'moved by more than the wheel').toBeLessThan(tolerancePx)
})
