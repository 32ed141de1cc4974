/** People at real screens: desktops and phones, found by role and name as a person would. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { startDesktop, type Desktop } from './desktop.ts'

/** A desktop of somebody called `name`; quit when the test ends, if it has not been before. */
export async function openDesktop(
  name: string,
  dataDir = emptyFolder()
): Promise<Desktop & { dataDir: string }> {
  const desktop = await startDesktop({ dataDir, name })
  onTestFinished(() => {
    desktop.kill()
  })
  return { ...desktop, dataDir }
}

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-person-'))
  onTestFinished(() => {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

export const phone = { width: 390, height: 844 } as const

let browser: Promise<Browser> | null = null

/** The browser of a phone; it has been told to go on past the certificate, as a person would. */
export async function openPhone(url: string): Promise<Page> {
  browser ??= chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  const context = await (
    await browser
  ).newContext({
    viewport: phone,
    hasTouch: true,
    isMobile: true,
    ignoreHTTPSErrors: true
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  return page
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

export async function says(page: Page, room: string, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: `Message to ${room}` })
  await composer.fill(text, { timeout: 15_000 })
  await composer.press('Enter')
}

export async function seesMessage(page: Page, text: string): Promise<void> {
  await page.getByRole('log').getByText(text, { exact: true }).waitFor({ timeout: 15_000 })
}

/** So long anything on a busy machine may take. */
export const patient = { timeout: 15_000 }

export async function startSpace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Start a space' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start a space' })
  await dialog.getByLabel('Name of the space').fill(name)
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
}

export async function joinNearby(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Join ${name}` }).click(patient)
}

/** @returns the link on the join card */
export async function letGuestsIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Guests, encrypted' }).click()
  const link = await dialog.locator('code').filter({ hasText: '#i=' }).innerText(patient)
  await page.keyboard.press('Escape')
  return link
}

export async function joinAsGuest(page: Page, name: string, space: string): Promise<void> {
  await page.getByLabel('Your name here').fill(name)
  await page.getByRole('button', { name: `Join ${space}` }).click()
}
