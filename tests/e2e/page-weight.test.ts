/** What a guest's page costs a network on which thirty phones come at once. */
import { globSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { longTimeout, openUnseenHost, phoneSize, seesMessage } from '../support/people.ts'
import { countBytes, type WireBytes } from '../support/wire-bytes.ts'

const [maxFirstVisitBytes, maxReloadBytes] = [250_000, 20_000]
/** Menus, dialogs and panels, which come a few seconds after the person is in: one compressed file. */
const maxLaterBytes = 80_000

interface Guest {
  page: Page
  bytes: WireBytes
  /** The addresses of the WebSockets that the page has opened. */
  sockets: string[]
}

/** A phone whose browser counts bytes, with the form by which guests join a host without TLS. */
async function guestOnJoinForm(locale: string): Promise<Guest> {
  const { link } = await openUnseenHost('Mina', 'Pavilion', 'http')
  const page = await openPage('about:blank', { viewport: phoneSize, locale })
  // As at an address in the network: loopback counts as secure, where browsers offer Brotli and WebCrypto.
  await page.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: undefined })
  })
  const bytes = await countBytes(page, { withoutBrotli: true })
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await page.goto(link)
  return { page, bytes, sockets }
}

function report({ bytes }: Guest, what: string): void {
  const kB = (count: number): string => `${(count / 1000).toFixed(1)} kB`
  const files = [...bytes.byPath()]
    .toSorted(([, a], [, b]) => b - a)
    .map(([path, size]) => `${path} ${kB(size)}`)
  console.log(`${what}: ${kB(bytes.total())} in ${String(files.length)} files; ${files.join(', ')}`)
}

test.each([
  ['en', 'Your name here', /^Join Pavilion/, 'Message Lobby'],
  ['ja', 'ここでの名前', /Pavilion/, 'Lobby']
])('the first visit of a guest is small, and a reload tiny (%s)', async (locale, name, join, composer) => {
  const guest = await guestOnJoinForm(locale)
  const { page, bytes } = guest
  await page.getByLabel(name).fill('Ada')
  await page.getByRole('button', { name: join }).click()
  const field = page.getByRole('textbox', { name: composer })
  await field.fill('Hello', longTimeout)
  await field.press('Enter')
  await seesMessage(page, 'Hello')
  // The loader's connection is the one that is used.
  expect(guest.sockets).toHaveLength(1)
  await page.waitForLoadState('networkidle')
  const later = (): number =>
    [...bytes.byPath()].reduce((sum, [path, size]) => sum + (path.includes('overlays') ? size : 0), 0)
  report(guest, `first visit, ${locale}`)
  expect(bytes.total() - later()).toBeLessThan(maxFirstVisitBytes)
  await expect.poll(later, longTimeout).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  expect(later()).toBeLessThan(maxLaterBytes)
  expect([...bytes.byPath().keys()].filter((path) => /emoji|highlight|hosting/.test(path))).toEqual([])
  bytes.restart()
  await page.reload()
  await seesMessage(page, 'Hello')
  await page.waitForLoadState('networkidle')
  report(guest, `reload, ${locale}`)
  expect(bytes.total()).toBeLessThan(maxReloadBytes)
})

test('the scripts that a guest waits for are compiled while they come', () => {
  const scripts = globSync('out/renderer/assets/{index,libraries,deferred-chunk}-*.js')
  expect(scripts).toHaveLength(3)
  for (const script of scripts)
    expect(readFileSync(script, 'utf8').split('\n', 1)).toEqual(['//# allFunctionsCalledOnLoad'])
})
