/** Names: two people with the same, and names that are hard to draw. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cleanName } from '#shared/values/ids.ts'
import { crowd } from '../support/crowd.ts'
import { looksRight } from '../support/gallery.ts'
import { SpaceHistory } from '../support/space-history.ts'
import { openDevicePage, openSpace, longTimeout } from '../support/people.ts'
import { everythingFits } from '../support/layout-checks.ts'

/** The host's page of that space, with all its people present. */
async function openPast(past: SpaceHistory, space: string): Promise<Page> {
  await past.ends()
  const device = await openDevicePage(past.host.name, past.dataDir)
  await crowd(device, past, past.people.slice(1))
  await openSpace(device.page, space)
  await device.page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  return device.page
}

test('two people called Mina are distinguished in the list, in the conversation and in mentions', async () => {
  const past = await SpaceHistory.begin({ host: 'Omar', space: 'Twins' })
  const [one, other] = [await past.comes('Mina'), await past.comes('mina')]
  await past.says(one, 'I am the first')
  await past.says(other, 'And I the second')
  const page = await openPast(past, 'Twins')
  const tags = [one, other].map(({ device }) => device.slice(0, 4))
  for (const tag of tags) {
    await page.getByRole('log').getByText(tag, { exact: true }).waitFor(longTimeout)
    await page.getByRole('navigation').getByText(tag, { exact: true }).first().waitFor(longTimeout)
  }
  await page.getByRole('textbox', { name: 'Message Lobby' }).pressSequentially('@mi')
  const options = await page.getByRole('option').allInnerTexts()
  for (const tag of tags) expect(options.join('\n')).toContain(tag)
})

const hard = {
  family: '👩‍👩‍👧‍👦🏳️‍🌈🎉👩🏽‍🚀',
  flags: '🇯🇵🇩🇪🇸🇦🇲🇽🇫🇷🇬🇧🇯🇵🇩🇪',
  arabic: 'محمد عبد الرحمن بن عبد العزيز',
  mixed: 'שלום 123 (abc) !סוף',
  turned: '\u202Eevil\u202C',
  zalgo: 'Z\u0338\u0322\u031B\u0353\u0326a\u0335\u0327\u0309l\u0336\u0301\u030A\u0300g\u0337\u0317o\u0338',
  long: 'W'.repeat(60)
}

test('names of emoji, mixed directions and stacked marks do not break the layout', async () => {
  const past = await SpaceHistory.begin({ host: 'Mina', space: 'Babel' })
  for (const name of Object.values(hard)) {
    const somebody = await past.comes(cleanName(name))
    await past.says(somebody, `My name is ${cleanName(name)}`)
  }
  const page = await openPast(past, 'Babel')
  await everythingFits(page, 'the room')
  await looksRight(page, 'names')
  const rows = page.getByRole('navigation').getByRole('button')
  const heights = await rows.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height))
  expect(heights.length).toBeGreaterThan(Object.keys(hard).length)
  expect(Math.max(...heights)).toBeLessThan(64)
})
