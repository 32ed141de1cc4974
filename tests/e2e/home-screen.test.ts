/** What a phone needs to put a guest's page on its home screen. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { isIn, joinAsGuest, letGuestsIn, openHost, openPhone } from '../support/people.ts'

async function manifestOf(page: Page) {
  const inspector = await page.context().newCDPSession(page)
  const { url, data, errors } = await inspector.send('Page.getAppManifest')
  return { url, errors, manifest: JSON.parse(data || 'null') as Record<string, unknown> | null }
}

test('a guest’s page has a manifest whose start is the space, and the page of a device has none', async () => {
  const mina = await openHost('Mina', 'Causeway')
  const ada = await openPhone(await letGuestsIn(mina.page, 'http'))
  await joinAsGuest(ada, 'Ada', 'Causeway')
  const { url, errors, manifest } = await manifestOf(ada)
  expect([errors, manifest]).toEqual([
    [],
    expect.objectContaining({ name: 'Parley', display: 'standalone', start_url: './' })
  ])
  const icons = manifest?.['icons'] as { src: string; type: string }[]
  for (const { src, type } of icons) {
    const answer = await ada.request.get(new URL(src, url).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type])
  }
  await ada.goto(new URL('./', url).href)
  await isIn(ada)
  expect((await manifestOf(mina.page)).url).toBe('')
})
