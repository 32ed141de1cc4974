/**
 * People with pages, found by role and name:
 *
 *   const mina = await openDevicePage('Mina')      // her device in this process, and its page
 *   await startSpace(mina.page, 'Workshop')
 *   const omar = await openDevicePage('Omar')
 *   await joinNearby(omar.page, 'Workshop')
 *   // or: `mina = await openHost('Mina', 'Workshop')`, `await openMember('Omar', mina)`
 *   await mina.post(mina.space, 'Hello')           // without a click
 *   const ada = await openPhone(await letGuestsIn(mina.page))
 *   await joinAsGuest(ada, 'Ada', 'Workshop')
 *   await says(omar.page, 'Lobby', 'Hello')
 *   await seesMessage(ada, 'Hello')
 *
 * `openDeviceChild` (device-child.ts) can be killed and frozen; `openDesktop` is the built desktop app, and slower.
 * conversations.ts and crowd.ts fill a space without pages. `looksRight` (gallery.ts) takes pictures of a page and checks
 * it. In a `beforeAll`, all of these last for the whole file.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { unwrap } from '#shared/values/reply.ts'
import { openLocalPage } from '../../src/main/local/local-page.ts'
import { openPage } from './browser.ts'
import { tempFolder } from './chat.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { openTestDevice as openDevice, type TestDevice as Device } from './device.ts'
import { onCleanup } from './cleanup.ts'
import { desktopSize, phoneSize } from './screen-sizes.ts'

export { tempFolder as emptyFolder } from './chat.ts'
export { openDeviceChild, ownPort } from './device-child.ts'
export { phoneSize } from './screen-sizes.ts'

/** A person's device and its page. */
export interface DevicePage extends Device {
  page: Page
  /** One more window of the same device. */
  window: () => Promise<Page>
  /** Closes the device with a goodbye; its page stays, without a device. */
  quit: () => Promise<void>
}

const pagesDir = join(import.meta.dirname, '../../out/renderer')

export async function openDevicePage(name: string, dataDir = tempFolder()): Promise<DevicePage> {
  const device = await openDevice(name, dataDir, pagesDir)
  const local = await openLocalPage(device.device, { pagesDir, port: 0 })
  let open = true
  const quit = async (): Promise<void> => {
    if (!open) return
    open = false
    await local.close()
    await device.close()
  }
  onCleanup(quit)
  const window = (): Promise<Page> => openPage(local.url, { viewport: desktopSize })
  return { ...device, page: await window(), window, quit }
}

/** Someone who hosts a new space for guests, without a page, and the link for them. */
export async function openUnseenHost(
  name: string,
  space: string,
  guests: 'https' | 'http' = 'https'
): Promise<Device & { space: string; link: string }> {
  const device = await openDevice(name, tempFolder(), pagesDir)
  const { space: id } = unwrap(await device.requestDevice('space:start', { name: space, guests }))
  const { url } = unwrap(await device.requestDevice('invitation:create', { space: id, uses: 50 }))
  return { ...device, space: id, link: url }
}

/** The page of a person who hosts a new space and has its lobby open. */
export async function openHost(name: string, space: string): Promise<DevicePage & { space: string }> {
  const device = await openDevicePage(name)
  const id = await device.start(space)
  await openSpace(device.page, space)
  return { ...device, space: id }
}

/** The page of a person who has joined the space of `host` and has its lobby open. */
export async function openMember(name: string, host: DevicePage & { space: string }): Promise<DevicePage> {
  const device = await openDevicePage(name)
  const mine = host.device.spaces.list.find(({ space }) => space === host.space)
  await joinNearby(device.page, mine?.name ?? '')
  return device
}

/** The built desktop app; ended after the test. */
export async function openDesktop(
  name: string,
  dataDir = tempFolder()
): Promise<Desktop & { dataDir: string }> {
  const started = await startDesktop({ dataDir, name })
  onCleanup(() => {
    started.kill()
  })
  return { ...started, dataDir }
}

/** The browser of a phone, which has accepted the certificate, as a person would. */
export function openPhone(url: string): Promise<Page> {
  return openPage(url, { viewport: phoneSize, hasTouch: true, isMobile: true, ignoreHTTPSErrors: true })
}

/** The browser of a laptop that is only a guest. */
export function openLaptop(url: string): Promise<Page> {
  return openPage(url, { viewport: desktopSize, ignoreHTTPSErrors: true })
}

export async function says(page: Page, room: string, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: `Message ${room}` })
  await composer.fill(text, { timeout: 15_000 })
  await composer.press('Enter')
}

export async function seesMessage(page: Page, text: string): Promise<void> {
  await page.getByRole('log').getByText(text, { exact: true }).waitFor({ timeout: 15_000 })
}

/** For a busy machine. */
export const longTimeout = { timeout: 15_000 }

export async function startSpace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a space' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start a space' })
  await dialog.getByLabel('Name of the space').fill(name)
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await isIn(page)
}

/** From the first screen into a space that this device knows. */
export async function openSpace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Open ${name}` }).click(longTimeout)
  await isIn(page)
}

export async function joinNearby(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Join ${name}` }).click(longTimeout)
  await isIn(page)
}

/** @returns the link on the join card */
export async function letGuestsIn(page: Page, how: 'https' | 'http' = 'https'): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  const dialog = page.getByRole('dialog')
  const guests = dialog.getByRole('switch', { name: 'Anyone with the code may come in' })
  // The switch follows the answer of the host.
  if (!(await guests.isChecked())) await guests.click()
  if (how === 'http') {
    await dialog.getByRole('button', { name: 'Not encrypted instead' }).click()
    await dialog.getByText('http://').first().waitFor(longTimeout)
  }
  const link = await dialog.locator('code').filter({ hasText: '#i=' }).innerText(longTimeout)
  await page.keyboard.press('Escape')
  return link
}

export async function joinAsGuest(page: Page, name: string, space: string): Promise<void> {
  await page.getByLabel('Your name here').fill(name)
  await page.getByRole('button', { name: `Join ${space}` }).click()
  await isIn(page)
}

/** Waits for the join to finish: after the click alone the host may still change. */
export async function isIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
}
