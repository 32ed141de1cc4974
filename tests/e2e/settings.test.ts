/** Settings: what one person chooses, what the others see of it, and what is still there afterwards. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { looksRight } from '../support/gallery.ts'
import { logNotifications, notified, sounds } from '../support/notification-log.ts'
import { focusReaches, onMac } from '../support/keyboard.ts'
import {
  joinAsGuest,
  joinNearby,
  openDevicePage,
  openPhone,
  openSpace,
  longTimeout,
  says,
  seesMessage,
  type DevicePage
} from '../support/people.ts'

const space = 'Night shift'
let mina: DevicePage
let omar: DevicePage
let id: string

beforeAll(async () => {
  mina = await openDevicePage('Mina')
  id = unwrap(await mina.requestDevice('space:start', { name: space, guests: 'https' })).space
  omar = await openDevicePage('Omar')
  await joinNearby(omar.page, space)
  await openSpace(mina.page, space)
  await says(omar.page, 'Lobby', 'Anybody awake?')
  await seesMessage(mina.page, 'Anybody awake?')
})

const settings = (page: Page): Locator => page.getByRole('dialog', { name: 'Settings' })

async function opens(page: Page, part: string): Promise<Locator> {
  if (!(await settings(page).isVisible())) await page.keyboard.press('ControlOrMeta+,')
  await settings(page).getByRole('navigation').getByRole('button', { name: part }).click(longTimeout)
  return settings(page).getByRole('region', { name: part })
}

async function closes(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await settings(page).waitFor({ state: 'detached', ...longTimeout })
}

async function asGuest(name: string): Promise<Page> {
  const { url } = unwrap(await mina.requestDevice('invitation:create', { space: id, uses: 1 }))
  const page = await openPhone(url)
  await joinAsGuest(page, name, space)
  return page
}

async function middleOf(what: Locator): Promise<number> {
  const box = await what.boundingBox()
  return box ? box.y + box.height / 2 : Number.NaN
}

/** Opens a dialog twice, and gives it up by each of its buttons. */
async function isGivenUp(page: Page, opener: string, title: string): Promise<void> {
  for (const name of ['Cancel', 'Close']) {
    await page.getByRole('button', { name: opener, exact: true }).click(longTimeout)
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.getByRole('button', { name }).click(longTimeout)
    await dialog.waitFor({ state: 'detached', ...longTimeout })
  }
}

/** What the page's root says about how it looks. */
const look = (page: Page, name: string): Promise<string | null> =>
  page.locator('html').getAttribute(`data-${name}`)

const parts = [
  'Profile',
  'Appearance',
  'Notifications',
  'Trust',
  'Network',
  'Storage',
  'Language',
  'Shortcuts',
  'About Parley'
]

test.each(parts)('the settings: %s', async (part) => {
  await opens(mina.page, part)
  await looksRight(mina.page, `settings-${part.toLowerCase().replaceAll(' ', '-')}`)
})

test('a chapter of shortcuts is below its page, in the settings and in a dialog of its own', async () => {
  const levels = async (inside: Locator): Promise<string[]> => {
    const chapters = inside.getByRole('heading', { name: 'Parley', exact: true })
    await chapters.waitFor(longTimeout)
    return chapters.evaluateAll((found) => found.map(({ tagName }) => tagName))
  }
  expect(await levels(await opens(mina.page, 'Shortcuts'))).toEqual(['H4'])
  await mina.page.keyboard.press('ControlOrMeta+/')
  expect(await levels(mina.page.getByRole('dialog', { name: 'Keyboard shortcuts' }))).toEqual(['H3'])
  await mina.page.keyboard.press('Escape')
  await opens(mina.page, 'Profile')
})

test('there are no other settings pages', async () => {
  const list = settings(mina.page).getByRole('navigation').getByRole('button')
  await expect.poll(() => list.allInnerTexts()).toEqual(parts)
  await closes(mina.page)
})

test('a page with a long title does not widen the list', async () => {
  const { page } = mina
  await opens(page, 'About Parley')
  const list = settings(page).getByRole('navigation')
  await list.getByText('About Parley').evaluate((title) => {
    title.textContent = 'About Parley and all that there is to know'
  })
  const cutOff = () => list.evaluate(({ parentElement: box }) => box && box.scrollWidth - box.clientWidth)
  await expect.poll(cutOff).toBe(0)
  await page.reload()
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
})

test('a new name is shown to others', async () => {
  const profile = await opens(omar.page, 'Profile')
  await profile.getByLabel('Your name').fill('Omar the Great')
  await profile.getByRole('button', { name: 'Save' }).click()
  await profile.getByText('Saved. The others see it as soon as you are connected.').waitFor()
  await mina.page.getByRole('log').getByText('Omar the Great').first().waitFor(longTimeout)
  await closes(omar.page)
})

test('Arabic mirrors the page at once, and English reverts it', async () => {
  const { page } = omar
  const languages = await opens(page, 'Language')
  await languages.getByText('العربية').click()
  await page.locator('html[dir="rtl"][lang="ar"]').waitFor()
  await page.getByRole('dialog', { name: 'الإعدادات' }).waitFor()
  await page.getByText('English').click()
  await page.locator('html[dir="ltr"]').waitFor()
  await closes(page)
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor()
})

test('high contrast, an accent and compact lists are still there after a reload', async () => {
  const { page } = omar
  const appearance = await opens(page, 'Appearance')
  await appearance.getByText('High').click()
  await appearance.getByText('Compact').click()
  await appearance.getByRole('radio', { name: 'Violet' }).check({ force: true })
  await page.reload()
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  const looks = () => Promise.all(['contrast', 'density', 'accent'].map((name) => look(page, name)))
  await expect.poll(looks).toEqual(['more', 'compact', 'violet'])
})

test('nothing is rendered before the page has its chosen colours', async () => {
  const { page } = omar
  await page.addInitScript(() => {
    const dressed = (): boolean => document.documentElement.dataset['accent'] !== undefined
    new MutationObserver((_, watch) => {
      if (!dressed()) return
      performance.mark('dressed')
      watch.disconnect()
    }).observe(document, { attributes: true, subtree: true, childList: true })
  })
  await page.reload()
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  const [dressed = 0, painted = 0] = await page.evaluate(() =>
    ['dressed', 'first-paint'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? 0)
  )
  expect(dressed).toBeGreaterThan(0)
  expect(painted).toBeGreaterThanOrEqual(dressed)
})

test('every choice of how the page looks takes effect at once', async () => {
  const { page } = mina
  const appearance = await opens(page, 'Appearance')
  const colour = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))
  const seen: string[] = []
  for (const accent of ['Blue', 'Violet', 'Rose', 'Amber', 'Green', 'Graphite', 'Teal']) {
    const before = await colour()
    await appearance.getByRole('radio', { name: accent }).check({ force: true })
    await expect.poll(colour).not.toBe(before)
    seen.push(await colour())
  }
  expect(new Set(seen).size).toBe(7)
  const group = (name: string): Locator => appearance.getByRole('group', { name })
  for (const [where, choice, attribute, value] of [
    ['Colours', 'Dark', 'theme', 'dark'],
    ['Colours', 'Light', 'theme', 'light'],
    ['Colours', 'Match system', 'theme', 'system'],
    ['Contrast', 'High', 'contrast', 'more'],
    ['Contrast', 'Match system', 'contrast', 'normal'],
    ['Density', 'Compact', 'density', 'compact'],
    ['Density', 'Cosy', 'density', 'cosy']
  ] as const) {
    await group(where).getByRole('radio', { name: choice }).check({ force: true })
    await expect.poll(() => look(page, attribute)).toBe(value)
  }
  const size = (): Promise<string> => page.locator('html').evaluate((root) => getComputedStyle(root).fontSize)
  const usual = await size()
  await group('Text size').getByRole('radio').last().check({ force: true })
  await expect.poll(size).not.toBe(usual)
  await group('Text size').getByRole('radio', { name: '100%' }).check({ force: true })
  await expect.poll(size).toBe(usual)
  await closes(page)
})

test('the ID of this device can be copied', async () => {
  const { page } = mina
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const trust = await opens(page, 'Trust')
  await trust.getByRole('button', { name: 'Copy this ID' }).click()
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toBe((await mina.view(id)).me)
  await closes(page)
})

test('what is chosen for notifications decides what notifies, and what is heard', async () => {
  const { page } = mina
  await logNotifications(page, 'granted')
  await page.reload()
  await page.getByRole('button', { name: 'New room' }).click(longTimeout)
  await page.getByRole('dialog').getByLabel('Name of the room').fill('Porch')
  await page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click()
  await page.getByRole('textbox', { name: 'Message Porch' }).waitFor(longTimeout)
  const chooses = async (group: string, choice: string): Promise<void> => {
    const notifications = await opens(page, 'Notifications')
    const choices = notifications.getByRole('group', { name: group })
    await choices.getByRole('radio', { name: choice }).check({ force: true })
    await closes(page)
  }
  await chooses('Notify me about', 'Everything')
  await chooses('Sound', 'Off')
  await says(omar.page, 'Lobby', 'Is it late?')
  await expect.poll(() => notified(page), longTimeout).toEqual(['Is it late?'])
  expect(await sounds(page)).toBe(0)
  await chooses('Sound', 'On')
  await expect.poll(() => sounds(page)).toBeGreaterThan(0)
  await chooses('Notify me about', 'Mentions and direct messages')
  await says(omar.page, 'Lobby', 'It is late')
  await says(omar.page, 'Lobby', '@Mina go to bed')
  await expect.poll(() => notified(page), longTimeout).toEqual(['Is it late?', '@Mina go to bed'])
  await chooses('Notify me about', 'Nothing')
  await says(omar.page, 'Lobby', '@Mina now')
  await page.getByRole('button', { name: /^Lobby.*2 mentions of you/ }).waitFor(longTimeout)
  expect(await notified(page)).toHaveLength(2)
  await page
    .getByRole('button', { name: /^Lobby/ })
    .first()
    .click()
  await seesMessage(page, '@Mina now')
})

test('a guest changes the name, and deletes all data', async () => {
  const ada = await asGuest('Ada')
  await says(ada, 'Lobby', 'I am.')
  await seesMessage(mina.page, 'I am.')
  await ada.getByRole('button', { name: 'Back' }).click()
  await ada.getByRole('button', { name: 'Settings' }).click()
  await settings(ada).getByRole('button', { name: 'Profile' }).click(longTimeout)
  await settings(ada).getByLabel('Your name').fill('Ada Byron')
  await settings(ada).getByRole('button', { name: 'Save' }).click()
  await mina.page.getByRole('log').getByText('Ada Byron').first().waitFor(longTimeout)
  const ofPage = await middleOf(settings(ada).getByRole('heading', { name: 'Profile' }))
  await settings(ada).getByRole('button', { name: 'All settings' }).click()
  await looksRight(ada, 'phone-settings')
  expect(await middleOf(settings(ada).getByRole('heading', { name: 'Settings' }))).toBe(ofPage)
  await settings(ada).getByRole('button', { name: 'Storage' }).click()
  await isGivenUp(ada, 'Delete everything here', 'Delete everything in this browser?')
  await ada.getByRole('button', { name: 'Delete everything here' }).click()
  await ada.getByRole('dialog').getByRole('button', { name: 'Delete everything here' }).click(longTimeout)
  await ada.getByLabel('Your name here').waitFor(longTimeout)
  const guestKeys = () => ada.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('guest')))
  await expect.poll(guestKeys).toEqual([])
})

test('a space is removed from this device only', async () => {
  const { page } = omar
  const storage = await opens(page, 'Storage')
  await isGivenUp(page, `Remove ${space} from this device`, `Remove ${space} from this device?`)
  await storage.getByRole('button', { name: `Remove ${space} from this device` }).click(longTimeout)
  await page.getByRole('dialog').getByRole('button', { name: 'Remove permanently' }).click(longTimeout)
  await settings(page).getByText('No spaces yet.').waitFor(longTimeout)
  await closes(page)
  await page.getByRole('button', { name: `Join ${space}` }).waitFor(longTimeout)
  await seesMessage(mina.page, 'Anybody awake?')
})

test('by keyboard: a button has a tooltip with its keys, and gets the focus back', async () => {
  const { page } = mina
  await page.getByRole('button', { name: 'Settings' }).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await page
    .locator('[data-tip-shown]')
    .getByText(onMac ? '⌘' : 'Ctrl')
    .waitFor(longTimeout)
  await page.keyboard.press('Enter')
  await settings(page).waitFor(longTimeout)
  await focusReaches(page, { role: 'button', name: 'Profile' })
  await closes(page)
  await focusReaches(page, { role: 'button', name: 'Settings' })
})
