/** A busy room, and the picture for the README, made from the current interface. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { crowd } from '../support/crowd.ts'
import { looksRight } from '../support/gallery.ts'
import {
  letGuestsIn,
  openDevicePage,
  openPhone,
  openSpace,
  longTimeout,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { fitsAtTwiceTheSize, keepsStill } from '../support/layout-checks.ts'
import { settled } from '../support/settled.ts'
import { writeConversations } from '../support/conversations.ts'

const gallery = join(import.meta.dirname, '../../gallery')

let mina: DevicePage
let ada: Page

beforeAll(async () => {
  const { dataDir, past, omar, ines, yuki } = await writeConversations()
  mina = await openDevicePage('Mina', dataDir)
  await crowd(mina, past, [omar, ines, yuki])
})

test('the first screen with known spaces', async () => {
  await mina.page.getByRole('button', { name: 'Open Repair café' }).waitFor(longTimeout)
  await looksRight(mina.page, 'home-mine')
  await fitsAtTwiceTheSize(mina.page, 'the first screen')
})

test('a busy room, small or large, with little motion', async () => {
  await openSpace(mina.page, 'Repair café')
  await mina.page.getByText('It plays again!').waitFor(longTimeout)
  await looksRight(mina.page, 'talks')
  await fitsAtTwiceTheSize(mina.page, 'the room')
  await keepsStill(mina.page)
})

test('a desktop and a phone in one picture', async () => {
  await mina.page.setViewportSize({ width: 1120, height: 700 })
  ada = await openPhone(await letGuestsIn(mina.page))
  await ada.getByLabel('Your name here').fill('Ada')
  await ada.getByRole('radio', { name: 'Green' }).click({ force: true })
  await settled(ada)
  mkdirSync(gallery, { recursive: true })
  await ada.screenshot({ path: join(gallery, 'join-phone.png') })
  await ada.getByRole('button', { name: 'Join Repair café' }).click()
  await says(ada, 'Lobby', 'I am at the door with two broken radios 📻')
  await seesMessage(mina.page, 'I am at the door with two broken radios 📻')
  await says(mina.page, 'Lobby', 'The second from the left. Come in, both!')
  await seesMessage(ada, 'The second from the left. Come in, both!')

  for (const page of [mina.page, ada]) {
    await page.mouse.move(2, 2) // or a message would show its actions
    await settled(page)
  }
  await mina.page.screenshot({ path: join(gallery, 'desktop.png') })
  await ada.screenshot({ path: join(gallery, 'phone.png') })
  const picture = await compose(ada)
  expect(picture.length).toBeGreaterThan(50_000)
  await looksRight(ada, 'phone-room')
})

test('how others join, as a picture', async () => {
  await mina.page.setViewportSize({ width: 1120, height: 960 })
  await mina.page.getByRole('button', { name: 'Invite people' }).first().click()
  const dialog = mina.page.getByRole('dialog')
  await dialog.getByRole('img', { name: 'QR code of the invitation link' }).waitFor(longTimeout)
  await settled(mina.page)
  await dialog.screenshot({ path: join(gallery, 'join-card.png') })
  await mina.page.keyboard.press('Escape')
})

test('the device’s page after the device has stopped', async () => {
  await mina.quit()
  const mark = mina.page.getByRole('alert').locator('img')
  await mark.waitFor(longTimeout)
  await expect.poll(() => mark.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  // The browser's cache is not certain to have a file, and no server is left.
  expect(await mark.getAttribute('src')).toMatch(/^data:/)
  await looksRight(mina.page, 'gone')
})

/** Both on one ground, in the browser of the phone. */
async function compose(phone: Page): Promise<Buffer> {
  const browser = phone.context().browser()
  if (!browser) throw new Error('no browser')
  const page = await browser.newPage({ viewport: { width: 1470, height: 820 } })
  const [desktop, handheld] = ['desktop.png', 'phone.png'].map(
    (name) => pathToFileURL(join(gallery, name)).href
  )
  await page.goto(desktop ?? '') // a page from the disk may show pictures from the disk
  await page.evaluate(
    ([left, right]) => {
      document.body.innerHTML = `<style>
        body { margin: 0; height: 100vh; background: linear-gradient(135deg, #0c655f, #0a3f4a); position: relative }
        img { position: absolute; box-shadow: 0 20px 60px #0008; background: none }
        img:first-of-type { left: 40px; top: 48px; width: 1120px; border-radius: 14px }
        img:last-of-type { right: 40px; bottom: 36px; width: 300px; border-radius: 28px; border: 6px solid #10100e }
      </style><img src="${left ?? ''}"><img src="${right ?? ''}">`
    },
    [desktop, handheld]
  )
  await settled(page)
  const picture = await page.screenshot({ path: join(gallery, 'screenshot.png') })
  await page.close()
  return picture
}
