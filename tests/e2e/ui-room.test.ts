/** What happens between a person and a room: reading far back, writing, keyboards, narrow windows. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk, openHost, patient, phone, says, seesMessage, type Desk } from '../support/people.ts'

async function openSpace(name: string): Promise<Page> {
  return (await openHost('Mina', name)).page
}

async function newRoom(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New room' }).click()
  await page.getByLabel('Name of the room').fill(name)
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('textbox', { name: `Message to ${name}` }).waitFor(patient)
}

/** How far the newest message is below what can be seen, in pixels. */
function below(page: Page): Promise<number> {
  return page.getByRole('log').evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop)
}

test('the keyboard alone leads from the first screen to a message', async () => {
  const { page } = await openDesk('Mina')
  await page.getByRole('button', { name: 'Start a space' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Keys')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Message to Lobby' }).waitFor(patient)
  await page.keyboard.type('first line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('second line')
  await page.keyboard.press('Enter')
  await seesMessage(page, 'first line second line')
  expect(await page.getByRole('textbox').inputValue()).toBe('')
})

test('a dialog takes the focus and gives it back', async () => {
  const page = await openSpace('Focus')
  const button = page.getByRole('button', { name: 'New room' })
  await button.click()
  const name = page.getByLabel('Name of the room')
  await name.waitFor()
  await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
})

test('a draft stays in its room', async () => {
  const page = await openSpace('Drafts')
  await page.getByRole('textbox', { name: 'Message to Lobby' }).fill('half a thought')
  await newRoom(page, 'design')
  expect(await page.getByRole('textbox', { name: 'Message to design' }).inputValue()).toBe('')
  await page.getByRole('navigation').getByRole('button', { name: 'Lobby' }).click()
  expect(await page.getByRole('textbox', { name: 'Message to Lobby' }).inputValue()).toBe('half a thought')
})

test('a message that is too long says so before it is sent', async () => {
  const page = await openSpace('Lengths')
  await page.getByRole('textbox', { name: 'Message to Lobby' }).fill('é'.repeat(8_193))
  await page.getByText('Too long by 2 bytes').waitFor()
  expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
})

test('reading back loads ahead of the eye, and one click leads to the newest again', async () => {
  const mina = await openHost('Mina', 'History')
  const { page } = mina
  await newRoom(page, 'archive')
  await writeMany(mina, 150)
  await seesMessage(page, 'note 150')
  await expect.poll(() => below(page)).toBeLessThan(2)
  await page.getByRole('log').hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -800)
      return page.getByText('note 1', { exact: true }).count()
    }, patient)
    .toBe(1)
  await page.getByRole('button', { name: 'Newest messages' }).click()
  await seesMessage(page, 'note 150')
  await expect.poll(() => below(page)).toBeLessThan(2)
})

/** Writes into the room that was made last, as the window itself would. */
async function writeMany(mina: Desk & { space: string }, count: number): Promise<void> {
  const { rooms } = await mina.view(mina.space)
  const room = rooms.find(({ name }) => name === 'archive')?.id ?? expect.fail('there is no archive')
  for (let note = 1; note <= count; note++) {
    const body = { text: `note ${String(note)}` }
    await mina.request(mina.space, 'event:write', { room, kind: 'message.posted', body })
  }
}

test('a narrow window shows the list or the room, and leads back and forth', async () => {
  const page = await openSpace('Narrow')
  await says(page, 'Lobby', 'hello')
  await page.setViewportSize(phone)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('navigation').waitFor()
  expect(await page.getByRole('log').count()).toBe(0)
  await page.getByRole('button', { name: 'Lobby' }).click()
  await seesMessage(page, 'hello')
})
