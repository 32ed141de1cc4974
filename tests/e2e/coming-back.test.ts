/** A page that was left alone by its host, its device or its link comes back by itself, or with what is pasted into its tab. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { openLocalPage, type LocalPage } from '../../src/main/local/local-page.ts'
import { openPage } from '../support/browser.ts'
import { onCleanup } from '../support/cleanup.ts'
import { openTestDevice } from '../support/device.ts'
import {
  emptyFolder,
  isIn,
  joinAsGuest,
  letGuestsIn,
  longTimeout,
  openHost,
  openPhone,
  openSpace,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { desktopSize } from '../support/screen-sizes.ts'

const pagesDir = join(import.meta.dirname, '../../out/renderer')

/** As a person pastes an address into the tab. */
async function paste(page: Page, url: string): Promise<void> {
  await page.evaluate((address) => {
    location.href = address
  }, url)
}

describe('Parley, restarted at the same port', () => {
  const key = `${'A'.repeat(42)}A`

  interface Run {
    local: LocalPage
    texts: () => Promise<string[]>
    stop: () => Promise<void>
  }

  async function run(dataDir: string, port: number, returnKey = key): Promise<Run> {
    const device = await openTestDevice('Mina', dataDir, pagesDir)
    const local = await openLocalPage(device.device, { pagesDir, port, returnKey })
    const stop = async (): Promise<void> => {
      await local.close()
      await device.close()
    }
    onCleanup(stop)
    const [known] = device.device.spaces.list
    const space = known?.space ?? (await device.start('Orangery'))
    return { local, stop, texts: () => device.texts(space) }
  }

  const portOf = ({ local }: Run): number => Number(new URL(local.url).port)

  /** Her page, with words in the composer, after Parley has stopped. */
  async function stopped(dataDir: string): Promise<{ page: Page; port: number }> {
    const first = await run(dataDir, 0)
    const page = await openPage(first.local.url, { viewport: desktopSize })
    await openSpace(page, 'Orangery')
    await page.getByRole('textbox', { name: 'Message Lobby' }).fill('half a sentence')
    await first.stop()
    await page.getByRole('alert').getByText('Parley was closed on this computer.').waitFor(longTimeout)
    return { page, port: portOf(first) }
  }

  test('the page that stayed open comes back by itself, with its room and its draft, and survives a reload', async () => {
    const dataDir = emptyFolder()
    const { page, port } = await stopped(dataDir)
    const second = await run(dataDir, port)
    expect(portOf(second)).toBe(port)
    await page.getByRole('alert').waitFor({ state: 'detached', ...longTimeout })
    const composer = page.getByRole('textbox', { name: 'Message Lobby' })
    await expect.poll(() => composer.inputValue(), longTimeout).toBe('half a sentence')
    await page.reload()
    await expect.poll(() => composer.inputValue(), longTimeout).toBe('half a sentence')
    await composer.press('Enter')
    await expect.poll(() => second.texts(), longTimeout).toEqual(['half a sentence'])
  })

  test('a page that is not known says what to do, and the new address works in its tab', async () => {
    const dataDir = emptyFolder()
    const { page, port } = await stopped(dataDir)
    const second = await run(dataDir, port, `${'B'.repeat(42)}A`)
    await page.getByRole('alert').getByText('Open the address that Parley prints now').waitFor(longTimeout)
    await page.screenshot({ path: 'gallery/page-not-known.png' })
    await paste(page, second.local.url)
    await isIn(page)
    expect(page.url()).not.toContain('#')
  })
})

describe('a guest', () => {
  let mina: DevicePage & { space: string }
  let good: string

  beforeAll(async () => {
    mina = await openHost('Mina', 'Orangery')
    good = await letGuestsIn(mina.page)
  })

  test('uses a good link in the tab in which a dead one was refused', async () => {
    const ada = await openPhone(good.replace(/#i=.*/, `#i=${'A'.repeat(43)}`))
    await ada.getByLabel('Your name here').fill('Ada')
    await ada.getByRole('button', { name: 'Join Orangery' }).click()
    await ada.getByRole('alert').getByText('This link is wrong').waitFor(longTimeout)
    await paste(ada, good)
    await ada.getByLabel('Code', { exact: true }).waitFor({ state: 'detached', ...longTimeout })
    await joinAsGuest(ada, 'Ada', 'Orangery')
    await says(ada, 'Lobby', 'I am in')
    await seesMessage(mina.page, 'I am in')
  })

  test('who is in is asked before another link is opened', async () => {
    const ada = await openPhone(good)
    await joinAsGuest(ada, 'Zoe', 'Orangery')
    const { url } = unwrap(await mina.requestDevice('invitation:create', { space: mina.space, uses: 1 }))
    await paste(ada, url)
    const dialog = ada.getByRole('dialog', { name: 'Open this link?' })
    await dialog.getByRole('button', { name: 'Close' }).click(longTimeout)
    await paste(ada, url)
    await dialog.getByRole('button', { name: 'Cancel' }).click(longTimeout)
    await says(ada, 'Lobby', 'still here')
    await seesMessage(mina.page, 'still here')
    expect(ada.url()).not.toContain('#')
    await paste(ada, url)
    await dialog.getByRole('button', { name: 'Open link' }).click()
    await dialog.waitFor({ state: 'detached' })
    await says(ada, 'Lobby', 'and again')
    await seesMessage(mina.page, 'and again')
  })
})
