/** A page loads although requests fail, or shows what is wrong. */
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openLocalPage } from '../../src/main/local/local-page.ts'
import { openPage } from '../support/browser.ts'
import { violations } from '../support/axe.ts'
import { openFaultyNetwork, type Fault, type FaultyNetwork } from '../support/faulty-network.ts'
import { tempFolder } from '../support/chat.ts'
import { sampleOf } from '../support/long.ts'
import { openTestDevice } from '../support/device.ts'
import { onCleanup } from '../support/cleanup.ts'
import { joinAsGuest, letGuestsIn, openHost, says, seesMessage } from '../support/people.ts'
import { desktopSize, phoneSize } from '../support/screen-sizes.ts'

const pagesDir = join(import.meta.dirname, '../../out/renderer')

/**
 * What a page waits for takes half of the time, and a second at most: the loader's pauses are seconds, and a file that
 * stalls is given up after five. Not what waits longer, such as a connection for its next sign of life.
 */
function hurry(): void {
  const after = window.setTimeout.bind(window)
  const hurried = (call: () => void, ms = 0, ...more: unknown[]): number =>
    after(call, ms > 5_000 ? ms : Math.min(ms, 2_000) / 2, ...more)
  window.setTimeout = hurried as typeof window.setTimeout
}

interface Opening extends BrowserContextOptions {
  /** Runs in the page before anything of ours. */
  before?: () => void
}

/** Mina's page over a network that loses requests as planned. */
async function open(
  plan: (network: FaultyNetwork) => void,
  { before, ...options }: Opening = {}
): Promise<{ page: Page; network: FaultyNetwork; errors: string[] }> {
  const { device } = await openTestDevice('Mina', tempFolder(), pagesDir)
  const local = await openLocalPage(device, { pagesDir, port: 0 })
  onCleanup(async () => {
    await local.close()
    await device.close()
  })
  const network = await openFaultyNetwork(local.url)
  plan(network)
  const page = await openPage('about:blank', { viewport: desktopSize, ...options })
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.addInitScript(hurry)
  if (before) await page.addInitScript(before)
  await page.goto(network.url, { waitUntil: 'commit' })
  return { page, network, errors }
}

async function isUp(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Nearby' }).waitFor({ timeout: 40_000 })
}

/** Whether the style sheet has come. */
function isStyled(page: Page): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.body).overflow === 'hidden')
}

async function startsASpace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a space' }).click()
  await page
    .getByRole('dialog', { name: 'Start a space' })
    .getByRole('button', { name: 'Start', exact: true })
    .click()
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor({ timeout: 40_000 })
}

/** Pictures of what stands there without the interface, and what axe finds in it. */
async function looksRight(page: Page, name: string): Promise<void> {
  const looks = [
    { size: 'desktop', viewport: desktopSize, colorScheme: 'light' },
    { size: 'phone', viewport: phoneSize, colorScheme: 'dark' }
  ] as const
  for (const { size, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `gallery/${name}-${size}-${colorScheme}.png` })
    expect(await violations(page, 'all'), `${name}, ${size}, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize(desktopSize)
}

const faults: [Fault, number][] = [
  ['reset', 2],
  ['stalled', 1],
  ['refused', 2],
  ['truncated', 2],
  ['cut short', 1]
]

test.each(sampleOf(faults, 2))(
  'every file fails (%s, %d times): the page and a room still load',
  async (fault, times) => {
    // A browser has six connections to a host, and what stalls keeps one.
    const lost = fault === 'stalled' ? /assets\/(?!Home|hosting)/ : /assets/
    const { page, network, errors } = await open(({ lose }) => {
      lose(lost, fault, times)
    })
    await isUp(page)
    expect(await isStyled(page)).toBe(true)
    await startsASpace(page)
    expect(network.requested.filter((file) => /first|index-.*js/.test(file)).length).toBeGreaterThan(times)
    expect(errors.filter((error) => !error.includes('SyntaxError'))).toEqual([])
  }
)

const files: [string, RegExp][] = [
  ['its style sheet', /\.css$/],
  ['the room’s chunk', /deferred-chunk-.*\.js$/],
  ['its script', /index-.*\.js$/],
  ['its libraries', /libraries-.*\.js$/],
  ['its icon', /\.svg$/]
]

test.each(sampleOf(files, 2))('only %s fails', async (_what, file) => {
  const { page } = await open(({ lose }) => {
    lose(file, 'reset', 2)
  })
  await isUp(page)
  expect(await isStyled(page)).toBe(true)
  await startsASpace(page)
})

test('a guest’s page loads over TLS when each request fails once', async () => {
  const mina = await openHost('Mina', 'Greenhouse')
  const invitation = await letGuestsIn(mina.page)
  const ada = await openPage('about:blank', { viewport: phoneSize, ignoreHTTPSErrors: true })
  const lost = new Set<string>()
  await ada.route(/\/(assets|\.well-known)\//, (route) => {
    const file = route.request().url().replace(/.*\//, '').replace(/\?.*/, '')
    if (lost.has(file)) return route.fallback()
    lost.add(file)
    return route.abort('connectionreset')
  })
  await ada.goto(invitation)
  await joinAsGuest(ada, 'Ada', 'Greenhouse')
  await says(ada, 'Lobby', 'I am in')
  await seesMessage(mina.page, 'I am in')
  expect([...lost].map((file) => file.replace(/-.*\./, '.'))).toEqual(
    expect.arrayContaining(['index.js', 'style.css', 'deferred.js', 'parley'])
  )
})

test('a page that fails to load shows that, and a button loads it with its secret', async () => {
  const { page, network } = await open(({ lose }) => {
    lose(/index-.*\.js$/, 'reset')
  })
  const notice = page.getByRole('alert')
  await notice.getByText('Parley could not be loaded.').waitFor({ timeout: 40_000 })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Try again')
  await looksRight(page, 'loading-unreachable')
  network.lose(/^\/$/, 'refused', 1)
  await notice.getByRole('button', { name: 'Try again' }).click()
  await notice.getByText('Parley could not be loaded.').waitFor()
  network.heal()
  await notice.getByRole('button', { name: 'Try again' }).click()
  await isUp(page)
})

test('a page without its style sheet shows only that it could not be loaded', async () => {
  const { page, network } = await open(
    ({ lose }) => {
      lose(/\.css$/, 'reset')
    },
    { locale: 'de-AT' }
  )
  await page.getByText('Parley ließ sich nicht laden.').waitFor({ timeout: 40_000 })
  network.heal()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('heading', { name: 'In der Nähe' }).waitFor({ timeout: 40_000 })
})

test('a slow page shows that it loads', async () => {
  const { page, network } = await open(({ lose }) => {
    lose(/index-.*\.js$/, 'stalled')
  })
  await page.getByRole('status').getByText('Loading Parley…').waitFor()
  await looksRight(page, 'loading')
  network.heal()
  await isUp(page)
  await page.getByText('Loading Parley…').waitFor({ state: 'detached' })
})

test('a chunk that fails to load is reported in its place, and a button loads it', async () => {
  const { page, network } = await open(({ lose }) => {
    lose(/deferred-chunk-.*\.js$/, 'reset')
  })
  await isUp(page)
  await page.getByRole('button', { name: 'Start a space' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'This part could not be loaded.' })
  await notice.waitFor({ timeout: 40_000 })
  await looksRight(page, 'part-failed')
  await page.keyboard.press('Escape')
  await notice.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent.trim()))
    .toBe('Start a space')
  await page.keyboard.press('Enter')
  await notice.waitFor({ timeout: 40_000 })
  network.heal()
  await notice.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('dialog', { name: 'Start a space' }).waitFor({ timeout: 40_000 })
})

test('a language that fails to load shows as English until it loads', async () => {
  const { page, network } = await open(
    ({ lose }) => {
      lose(/ar-.*\.js$/, 'refused')
    },
    { locale: 'ar' }
  )
  await isUp(page)
  network.heal()
  await page.getByRole('heading', { name: 'بالقرب منك' }).waitFor({ timeout: 60_000 })
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
})

test('an error at the start is shown in the page and logged once', async () => {
  const { page, errors } = await open(() => undefined, {
    before: () => {
      Object.defineProperty(window, 'parley', {
        get: () => {
          throw new Error('no bridge')
        }
      })
    }
  })
  await page.getByRole('alert').getByText('Parley could not start in this browser.').waitFor()
  await page.getByText('Error: no bridge').waitFor()
  await looksRight(page, 'loading-failed')
  expect(errors.filter((error) => error.includes('no bridge'))).toHaveLength(1)
})

test('a module that throws while loading does not leave a blank page', async () => {
  const { page, errors } = await open(() => undefined, {
    before: () => {
      Object.defineProperty(Element.prototype, 'querySelectorAll', {
        get: () => {
          throw new Error('nothing is found')
        }
      })
    }
  })
  await page.getByText('Error: nothing is found').waitFor()
  expect(errors.filter((error) => error.includes('nothing is found'))).toHaveLength(1)
})

test('the page works with a storage that always throws', async () => {
  const { page } = await open(() => undefined, {
    before: () => {
      for (const name of ['getItem', 'setItem', 'removeItem'] as const)
        Storage.prototype[name] = () => {
          throw new DOMException('damaged', 'InvalidStateError')
        }
    }
  })
  await isUp(page)
  await page.getByText('This browser can’t save anything here.').waitFor()
})

test('a browser without a required feature gets an explanation', async () => {
  const { page } = await open(() => undefined, {
    locale: 'fr-CA',
    before: () => {
      Reflect.deleteProperty(Map, 'groupBy')
    }
  })
  const explanation = page.getByRole('alert').getByText('Ce navigateur est trop ancien pour Parley.')
  await explanation.waitFor()
  // Ends after the loader's own timer of this length, which began before.
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), 2_000)
  expect(await explanation.isVisible()).toBe(true)
  expect(await page.locator('#app').innerHTML()).toBe('')
})

test('without JavaScript the page shows what it needs, in every language', async () => {
  const { page } = await open(() => undefined, { javaScriptEnabled: false })
  await page.getByText('Parley needs a current browser with JavaScript.').waitFor()
  await page.screenshot({ path: 'gallery/loading-no-script.png' })
  await page.getByText('Parley braucht einen aktuellen Browser mit JavaScript.').waitFor()
})
