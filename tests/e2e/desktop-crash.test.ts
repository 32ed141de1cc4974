/** A page whose process dies comes back by itself, with what was being written. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { onRealElectron, type Desktop } from '../support/desktop.ts'
import { requestDevice } from '../support/desktop-page.ts'
import { openDevice } from '../../src/main/device/local-device.ts'
import { tempFolder } from '../support/chat.ts'
import { onCleanup } from '../support/cleanup.ts'
import { actOnMessage } from '../support/message-actions.ts'
import { openDesktop, longTimeout, says, seesMessage, startSpace } from '../support/people.ts'

/** Of the room that was open, which is not the one that a space opens with. */
const field = (page: Page) => page.getByRole('textbox', { name: 'Message Kitchen' })

function written(page: Page): Promise<string> {
  return field(page).inputValue(longTimeout)
}

// Playwright gives up a window of the real Electron whose page has crashed.
describe.skipIf(onRealElectron)('after a crash (on the stand-in)', () => {
  let mina: Desktop
  let page: Page

  const crash = async (): Promise<void> => {
    if (!mina.crash) throw new Error('this desktop cannot crash')
    page = await mina.crash(page)
  }

  beforeAll(async () => {
    mina = await openDesktop('Mina')
    page = mina.page
    await startSpace(page, 'Boathouse')
    await page.getByRole('button', { name: 'New room' }).first().click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('Kitchen')
    await page.keyboard.press('Enter')
    await says(page, 'Kitchen', 'Tea at four')
    await seesMessage(page, 'Tea at four')
  })

  test('an unsent message is still there, and the device has kept running', async () => {
    await field(page).fill('half a thou')
    await crash()
    expect(await written(page)).toBe('half a thou')
    const spaces = [{ name: 'Boathouse', hosting: true }]
    expect(await requestDevice(page, 'device:watch', {})).toMatchObject({ ok: true, spaces })
    await field(page).press('Enter')
    await seesMessage(page, 'half a thou')
  })

  test('a reply is still a reply', async () => {
    await actOnMessage(page, 'Tea at four', 'Reply')
    await page.keyboard.type('I will br')
    await crash()
    expect(await written(page)).toBe('I will br')
    await page.getByText('Reply to Mina').waitFor(longTimeout)
    await field(page).fill('')
    await page.keyboard.press('Escape')
  })

  test('an edit is still an edit, and the pending draft is there', async () => {
    await field(page).fill('for later')
    await actOnMessage(page, 'Tea at four', 'Edit')
    await page.keyboard.type(' sharp')
    await crash()
    expect(await written(page)).toBe('Tea at four sharp')
    await field(page).press('Enter')
    await seesMessage(page, 'Tea at four sharp')
    expect(await written(page)).toBe('for later')
  })

  test('the interface can reload, as in development', async () => {
    await page.evaluate(() => {
      document.body.dataset['old'] = ''
      location.reload()
    })
    await expect.poll(() => page.locator('body[data-old]').count(), longTimeout).toBe(0)
    expect(await written(page)).toBe('for later')
  })

  test('the computer stays awake only while a member is connected', async () => {
    const blockers = async (): Promise<string[] | undefined> => (await mina.system?.describe())?.blockers
    expect(await blockers()).toEqual([])
    const omar = await openDevice({
      dataDir: tempFolder(),
      pagesDir: '/none',
      version: '0',
      profileName: 'Omar'
    })
    onCleanup(() => omar.close())
    const reply = (await requestDevice(page, 'device:watch', {})) as unknown as {
      spaces: { addresses: string[] }[]
    }
    const port = reply.spaces[0]?.addresses[0]?.split(':').at(-1) ?? ''
    await omar.request({ space: null, name: 'space:join', payload: { address: `127.0.0.1:${port}` } })
    await expect.poll(blockers).toEqual(['prevent-app-suspension'])
    await omar.close()
    await expect.poll(blockers).toEqual([])
  })

  test('the title bar is there, except in full screen', async () => {
    const strip = (): Promise<number | undefined> =>
      page
        .locator('[data-drag]')
        .first()
        .evaluate((bar) => bar.getBoundingClientRect().height)
    expect(await strip()).toBe(40)
    mina.system?.emit('full-screen', true)
    await expect.poll(strip).toBe(0)
    mina.system?.emit('full-screen', false)
    await expect.poll(strip).toBe(40)
  })
})
