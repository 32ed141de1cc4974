/** A space with very many rooms, and one with very many people. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { crowd } from '../support/crowd.ts'
import { openDevicePage, openSpace, longTimeout, seesMessage } from '../support/people.ts'
import { lacks } from '../support/systems.ts'
import { manyPeople, manyRooms } from '../support/conversations.ts'

/** What a page may hold, however much there is to show. */
const mostElements = 3000
/** Of the processor for script until a space is open, s: ten times what it takes. */
const mostScript = 1

async function elements(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('*').length)
}

/** Opens the space. @returns seconds of script that took */
async function opens(page: Page, space: string): Promise<number> {
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async (): Promise<number> => {
    const { metrics } = await inspector.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
  }
  const before = await spent()
  await openSpace(page, space)
  await page.getByRole('textbox', { name: 'Message Lobby' }).waitFor(longTimeout)
  return (await spent()) - before
}

async function finds(page: Page, what: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a room or a person' }).fill(what)
}

test('with 200 rooms the list opens at once, and a few letters find a room', async () => {
  const past = await manyRooms(200)
  const { page } = await openDevicePage('Mina', past.dataDir)
  const script = await opens(page, 'University')
  console.log(`200 rooms: ${script.toFixed(2)} s of script, ${String(await elements(page))} elements`)
  expect(await elements(page)).toBeLessThan(mostElements)
  expect(script).toBeLessThan(mostScript)
  await finds(page, 'room 140')
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Room 140/ })
    .first()
    .click(longTimeout)
  await seesMessage(page, 'Hello from Room 140')
})

const fromManyAddresses = test.skipIf(lacks('a whole loopback network'))

fromManyAddresses(
  '500 people, 100 of them there: the list is quick, and so is a word of one of them',
  async () => {
    const past = await manyPeople(500)
    const mina = await openDevicePage('Mina', past.dataDir)
    const present = await crowd(mina, past, past.people.slice(1, 101))
    const { page } = mina
    const script = await opens(page, 'Town hall')
    console.log(`500 people: ${script.toFixed(2)} s of script, ${String(await elements(page))} elements`)
    expect(await elements(page)).toBeLessThan(mostElements)
    expect(script).toBeLessThan(mostScript)
    await page.getByText('101 here now').first().waitFor(longTimeout)
    await present[42]?.says('Can everybody hear me?')
    await seesMessage(page, 'Can everybody hear me?')
    await finds(page, 'neighbour 321')
    await page.getByRole('navigation').getByText('Neighbour 321', { exact: true }).waitFor(longTimeout)
  }
)
