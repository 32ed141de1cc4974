/**
 * A network interface changes while the page loads: an IPv6 address becomes ready, a phone has just joined the Wi-Fi.
 * Chromium then gives up every request that is on its way, with net::ERR_NETWORK_CHANGED.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { test } from '../lan/namespaces.ts'
import { browserOn, openApp } from '../support/computers.ts'
import { lacks } from '../support/systems.ts'

/** Repeatedly adds and removes an address of the computer. */
async function changeAddresses(computer: string): Promise<void> {
  const onceIn20Ms =
    'ip addr add 10.10.2.1/24 dev eth0; sleep 0.01; ip addr del 10.10.2.1/24 dev eth0; sleep 0.01'
  const loop = `for at in $(seq 60); do ${onceIn20Ms}; done`
  await once(spawn('ip', ['netns', 'exec', computer, 'sh', '-c', loop], { stdio: 'inherit' }), 'exit')
}

/** The document itself may be given up before the page can do anything about it: a person presses Reload. */
async function openPage(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'commit' })
  } catch (error) {
    // Chromium shows its error page late and reloads it by itself, each of which interrupts the next attempt.
    if (!/ERR_NETWORK_CHANGED|interrupted by another navigation/.test(String(error))) throw error
    await openPage(page, url)
  }
}

describe.skipIf(lacks('network namespaces'))('while addresses come and go', { timeout: 90_000 }, () => {
  test('the page and its later chunks load', async ({ net }) => {
    const [here, there] = [net.make(), net.make()]
    await net.cable([here, 'eth0', '10.10.1.1/24'], [there, 'eth0', '10.10.1.2/24'])
    const page = await browserOn(here)
    const url = await openApp(here, 'Mina')
    const changing = changeAddresses(here)
    await openPage(page, url)
    await page.getByRole('heading', { name: 'Nearby' }).waitFor({ timeout: 40_000 })
    await page.getByRole('button', { name: 'Start a space' }).click()
    await page.getByRole('dialog', { name: 'Start a space' }).waitFor({ timeout: 40_000 })
    await changing
  })
})
