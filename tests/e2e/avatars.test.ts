/** A picture or an emoji instead of initials, and a status: what others see of it. */
import { Buffer } from 'node:buffer'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { unwrap } from '#shared/values/reply.ts'
import { looksRight } from '../support/gallery.ts'
import {
  joinAsGuest,
  longTimeout,
  openHost,
  openMember,
  openPhone,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'
import { pngBomb } from '../support/pictures.ts'

const space = 'Vernissage'
const place = '52.5200, 13.4050'
let mina: DevicePage & { space: string }
let omar: DevicePage

beforeAll(async () => {
  mina = await openHost('Mina', space)
  omar = await openMember('Omar', mina)
  await says(mina.page, 'Lobby', 'Who has the keys?')
  await seesMessage(omar.page, 'Who has the keys?')
})

/** Of a camera: wide, with a place in its EXIF. Red to the left, green in the middle, blue to the right. */
async function photo(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1800
    canvas.height = 600
    const context = canvas.getContext('2d')
    for (const [at, colour] of ['#f00', '#0a0', '#00f'].entries()) {
      if (context) context.fillStyle = colour
      context?.fillRect(at * 600, 0, 600, 600)
    }
    return canvas.toDataURL('image/jpeg', 0.9)
  })
  const bytes = Buffer.from(data.split(',')[1] ?? '', 'base64')
  const exif = Buffer.from(`Exif\0\0MM\0*\0\0\0\x08${place}`, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)])
}

const settings = (page: Page): Locator => page.getByRole('dialog', { name: 'Settings' })

async function profileOf(page: Page): Promise<Locator> {
  if (!(await settings(page).isVisible())) await page.keyboard.press('ControlOrMeta+,')
  await settings(page).getByRole('navigation').getByRole('button', { name: 'Profile' }).click(longTimeout)
  return settings(page).getByRole('region', { name: 'Profile' })
}

async function saves(page: Page): Promise<void> {
  await settings(page).getByRole('button', { name: 'Save' }).click()
  await settings(page)
    .getByText('Saved. The others see it as soon as you are connected.')
    .waitFor(longTimeout)
  await page.keyboard.press('Escape')
  await settings(page).waitFor({ state: 'detached', ...longTimeout })
}

async function choosesPicture(page: Page, file: Buffer, mimeType = 'image/jpeg'): Promise<void> {
  const profile = await profileOf(page)
  const chooser = page.waitForEvent('filechooser')
  await profile.getByRole('button', { name: 'Choose picture' }).click()
  await (await chooser).setFiles({ name: 'me', mimeType, buffer: file })
}

const pictures = (page: Page): Locator => page.getByRole('log').locator('.avatar img')

test('a photo becomes a small square without its place, beside the messages of others', async () => {
  const original = await photo(mina.page)
  expect(original.includes(place)).toBe(true)
  await choosesPicture(mina.page, original)
  await settings(mina.page).locator('.avatar-editor img').waitFor(longTimeout)
  await looksRight(mina.page, 'settings-profile-picture')
  await saves(mina.page)
  await pictures(omar.page).first().waitFor(longTimeout)
  const { data, side, middle } = await pictures(omar.page)
    .first()
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = image.naturalWidth
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const corners = [2, 125].map((x) => [...(context?.getImageData(x, 64, 1, 1).data ?? [])])
      return { data: image.src, side: [image.naturalWidth, image.naturalHeight], middle: corners }
    })
  expect(side).toEqual([limits.pictureSide, limits.pictureSide])
  for (const [red = 0, green = 0, blue = 0] of middle)
    expect(green).toBeGreaterThan(100 + Math.max(red, blue))
  expect(data).toMatch(/^data:image\/webp;base64,/)
  const bytes = Buffer.from(data.split(',')[1] ?? '', 'base64')
  console.log(`a photo of ${String(original.length)} bytes became ${String(bytes.length)}`)
  expect(bytes.length).toBeLessThanOrEqual(limits.pictureBytes)
  expect(bytes.includes(place) || bytes.toString('latin1').includes('Exif')).toBe(false)
})

test('a file that is no picture, and one of too many pixels, are refused with a reason', async () => {
  await choosesPicture(mina.page, Buffer.from('<!doctype html>'), 'text/html')
  const profile = await profileOf(mina.page)
  await profile.getByRole('alert').getByText('cannot be shown as a picture').waitFor(longTimeout)
  await choosesPicture(mina.page, pngBomb(10_001), 'image/png')
  await profile.getByRole('alert').getByText('too large').waitFor(longTimeout)
  expect(await profile.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await mina.page.keyboard.press('Escape')
})

test('a guest chooses an emoji and a status, by keys alone', async () => {
  unwrap(await mina.requestDevice('guests:set', { space: mina.space, guests: 'https' }))
  const { url } = unwrap(await mina.requestDevice('invitation:create', { space: mina.space, uses: 1 }))
  const ada = await openPhone(url)
  await joinAsGuest(ada, 'Ada', space)
  await says(ada, 'Lobby', 'I have them')
  const profile = await profileOf(ada)
  await profile.getByRole('button', { name: 'Choose emoji' }).focus()
  await ada.keyboard.press('Enter')
  const search = ada.getByRole('dialog', { name: 'Emoji' }).getByRole('searchbox')
  await search.waitFor(longTimeout)
  await search.focus()
  await ada.keyboard.type('fox')
  await ada.keyboard.press('Enter')
  await profile.getByLabel('Status').fill('  At the  north door 🚪 ')
  await saves(ada)
  const said = omar.page.getByRole('log').locator('.avatar').getByText('🦊')
  await said.first().waitFor(longTimeout)
  await omar.page
    .getByRole('navigation')
    .getByText('At the north door 🚪', { exact: true })
    .waitFor(longTimeout)
  await looksRight(omar.page, 'avatars')
  await looksRight(ada, 'avatars-phone')
})

test('a status is set and cleared by a command, and stands in the card of a person', async () => {
  await says(mina.page, 'Lobby', '/status Back at three')
  const seen = omar.page.getByRole('navigation').getByText('Back at three')
  await seen.waitFor(longTimeout)
  await omar.page.getByRole('button', { name: 'More about Mina' }).click()
  await omar.page.getByRole('dialog').getByText('Back at three').waitFor(longTimeout)
  await looksRight(omar.page, 'person-with-status')
  await omar.page.keyboard.press('Escape')
  await says(mina.page, 'Lobby', '/status')
  await seen.waitFor({ state: 'detached', ...longTimeout })
})

test('a picture that is removed is gone at others, and one stays when its member leaves', async () => {
  const count = await pictures(omar.page).count()
  expect(count).toBeGreaterThan(0)
  await choosesPicture(omar.page, await photo(omar.page))
  await saves(omar.page)
  await says(omar.page, 'Lobby', 'Good night')
  await pictures(mina.page).first().waitFor(longTimeout)
  const profile = await profileOf(mina.page)
  await profile.getByRole('button', { name: 'Remove' }).click()
  await saves(mina.page)
  await pictures(omar.page)
    .first()
    .waitFor({ state: 'detached', ...longTimeout })
  await omar.quit()
  await mina.page.reload()
  await pictures(mina.page).first().waitFor(longTimeout)
})

test('a guest chooses a picture before joining, which others see from the first message on', async () => {
  const { url } = unwrap(await mina.requestDevice('invitation:create', { space: mina.space, uses: 1 }))
  const yuki = await openPhone(url)
  const choose = yuki.getByRole('button', { name: 'Picture or emoji' })
  const shown = yuki.locator('.avatar-button')
  await choose.click(longTimeout)
  const ways = yuki.getByRole('group', { name: 'Picture or emoji' })
  await ways.getByRole('button', { name: 'Choose emoji' }).click(longTimeout)
  const emoji = yuki.getByRole('dialog', { name: 'Emoji' })
  await emoji.getByRole('searchbox').fill('fox', longTimeout)
  await emoji.getByRole('button', { name: 'fox', exact: true }).click()
  await shown.getByText('🦊').waitFor(longTimeout)
  await looksRight(yuki, 'join-with-emoji')
  await ways.getByRole('button', { name: 'Remove' }).click()
  await shown.getByText('🦊').waitFor({ state: 'detached', ...longTimeout })
  const chooser = yuki.waitForEvent('filechooser')
  await ways.getByRole('button', { name: 'Choose picture' }).click()
  await (await chooser).setFiles({ name: 'me', mimeType: 'image/jpeg', buffer: await photo(yuki) })
  await shown.locator('img').waitFor(longTimeout)
  await looksRight(yuki, 'join-with-picture')
  const before = await pictures(mina.page).count()
  await joinAsGuest(yuki, 'Yuki', space)
  await says(yuki, 'Lobby', 'Is this the right door?')
  const { page } = mina
  await seesMessage(page, 'Is this the right door?')
  // Beside the message, as Omar's is beside his.
  await expect.poll(() => pictures(page).count(), longTimeout).toBe(before + 1)
})
