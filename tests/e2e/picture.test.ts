/** The picture for the README: made from the real thing, so that it is always of today's interface. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { closeBrowser, openDesktop, openPhone, says, seesMessage } from '../support/people.ts'

const gallery = join(import.meta.dirname, '../../gallery')
const patient = { timeout: 15_000 }

afterAll(closeBrowser)

async function paint(page: Page, colour: number): Promise<void> {
  await page.evaluate((chosen) => {
    const { parley } = window as unknown as {
      parley: {
        ask: (name: string, payload: object) => Promise<{ device: { profile: { name: string } } }>
      }
    }
    return parley
      .ask('device:watch', {})
      .then(({ device }) => parley.ask('profile:set', { ...device.profile, colour: chosen }))
  }, colour)
}

async function newRoom(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New room' }).click()
  await page.getByRole('dialog').getByLabel('Name of the room').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor(patient)
}

test('a desktop and a phone in one picture', async () => {
  const [mina, omar] = [await openDesktop('Mina'), await openDesktop('Omar')]
  await paint(mina.page, 4)
  await paint(omar.page, 9)
  await mina.page.setViewportSize({ width: 1120, height: 700 })
  await mina.page.getByRole('button', { name: 'Start a space' }).click()
  await mina.page.getByLabel('Name of the space').fill('Repair café')
  await mina.page.getByRole('button', { name: 'Start', exact: true }).click()
  await omar.page.getByRole('button', { name: 'Join Repair café' }).click(patient)
  for (const name of ['Bicycles', 'Electronics', 'Kitchen']) await newRoom(mina.page, name)
  await mina.page.getByRole('button', { name: 'Open room Lobby' }).click()

  await mina.page.getByRole('button', { name: 'Invite people' }).first().click()
  await mina.page.getByRole('radio', { name: 'Guests, encrypted' }).click()
  const link = await mina.page.locator('code').filter({ hasText: '#i=' }).innerText(patient)
  await mina.page.keyboard.press('Escape')
  const ada = await openPhone(link)
  await ada.emulateMedia({ colorScheme: 'dark' })
  await ada.getByLabel('Your name here').fill('Ada')
  await ada.getByRole('radio', { name: 'Colour 7' }).click({ force: true })
  await ada.getByRole('button', { name: 'Join Repair café' }).click()

  await says(mina.page, 'Lobby', 'Good morning! The soldering irons are on, coffee is by the window.')
  await says(omar.page, 'Lobby', 'On my way with the spare boards.')
  await says(ada, 'Lobby', 'I am at the door with two broken radios 📻')
  await says(omar.page, 'Lobby', 'Which bench?')
  await says(mina.page, 'Lobby', 'Second from the left. Please **sign the sheet** when you take a board.')
  for (const page of [mina.page, ada]) await seesMessage(page, 'Which bench?')
  await ada.getByText('sign the sheet').waitFor(patient)

  for (const page of [mina.page, ada]) await page.mouse.move(2, 2) // or a message would show its actions
  mkdirSync(gallery, { recursive: true })
  await mina.page.screenshot({ path: join(gallery, 'desktop.png') })
  await ada.screenshot({ path: join(gallery, 'phone.png') })
  const picture = await compose(ada)
  expect(picture.length).toBeGreaterThan(50_000)
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
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  const picture = await page.screenshot({ path: join(gallery, 'screenshot.png') })
  await page.close()
  return picture
}
