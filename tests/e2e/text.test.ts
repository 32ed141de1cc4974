/** Texts of messages in a real browser: what is shown is what was typed, each line in its own direction. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openHost, openPhone, joinAsGuest, letGuestsIn, type DevicePage } from '../support/people.ts'

let mina: DevicePage & { space: string }
let ada: Page

beforeAll(async () => {
  mina = await openHost('Mina', 'Scriptorium')
  ada = await openPhone(await letGuestsIn(mina.page))
  await joinAsGuest(ada, 'Ada', 'Scriptorium')
})

/** What a guest's phone shows of a message, and where. */
async function shown(text: string, unique: string): Promise<string> {
  await mina.post(mina.space, text)
  const said = ada.locator('.said', { hasText: unique })
  await said.waitFor()
  return said.innerText()
}

test.each([
  ['\\\\nas01\\photos\\2026 and C:\\*new*\\', 'nas01'],
  ['约3~5天，价格100~200元', '约3'],
  ['> 50 people came\n+ 1 from me', '50 people'],
  ['2. yes\n5. no', '2. yes'],
  ['f(*args, **kw) = 2*3*4 <b>&lt;</b>', 'args'],
  ['first\n\n\n  fourth\tafter a tab', 'fourth'],
  ['见 https://example.com/a，然后继续', '然后继续']
])('%j is shown as typed', async (typed, unique) => {
  expect(await shown(typed, unique)).toBe(typed)
})

test.each(['+', '-', '>', '*', '**', '```'])('%s alone is no empty bubble', async (sign) => {
  await mina.post(mina.space, sign)
  await expect.poll(() => ada.locator('.said').last().innerText()).toBe(sign)
})

test('each line has its own direction, and the time beside it that of the interface', async () => {
  await shown('Hello there\nمرحبا يا عمر 123!', 'Hello there')
  const message = ada.locator('.body', { hasText: 'Hello there' })
  const { english, arabic, edges, time } = await message.evaluate((body) => {
    const text = [...(body.querySelector('.text')?.childNodes ?? [])].find((node) => node.textContent !== '')
    const typed = text?.textContent ?? ''
    if (!text) throw new Error('There is no text.')
    const at = typed.indexOf('\n')
    const edgesOf = (from: number, to: number): { left: number; right: number } => {
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, to)
      const { left, right } = range.getBoundingClientRect()
      return { left, right }
    }
    return {
      english: edgesOf(0, at),
      arabic: edgesOf(at + 1, at + 2),
      edges: edgesOf(typed.length - 1, typed.length),
      time: getComputedStyle(body.querySelector('time') ?? body).direction
    }
  })
  expect(arabic.right, 'the Arabic line begins at the right').toBeGreaterThan(english.right)
  expect(edges.right, 'the exclamation mark ends the Arabic line at its left').toBeLessThan(arabic.left)
  expect(time).toBe('ltr')
})

test('words below a quote, and items of a list, have their own direction too', async () => {
  await shown('> مرحبا بالعالم 5!\n\nyes indeed, at 5!\n\n- שלום לך!\n- well then!', 'yes indeed')
  const body = ada.locator('.body', { hasText: 'yes indeed' })
  const directions = await body.evaluate((element) => {
    const found: Record<string, string> = {}
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const typed = node.textContent ?? ''
      if (!typed.endsWith('!')) continue
      const edge = (from: number): DOMRect => {
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, from + 1)
        return range.getBoundingClientRect()
      }
      const isLeft = edge(typed.length - 1).left < edge(0).left
      found[typed.slice(0, 3)] = isLeft ? 'from the right' : 'from the left'
    }
    return found
  })
  expect(directions).toEqual({
    مرح: 'from the right',
    yes: 'from the left',
    שלו: 'from the right',
    wel: 'from the left'
  })
})

test('@room mentions everyone: suggested, drawn, counted on the phone of another', async () => {
  const { page } = mina
  await page.getByRole('textbox', { name: 'Message Lobby' }).fill('@roo')
  const option = page.getByRole('option', { name: /@room Notifies 1 person/ })
  await option.click()
  await page.keyboard.type('tea is ready')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const message = ada.locator('.bubble.named', { hasText: 'tea is ready' })
  await message.locator('.mention.me', { hasText: '@room' }).waitFor()
  await page.locator('.mention', { hasText: '@room' }).waitFor()
  expect(await page.locator('.bubble.named', { hasText: 'tea is ready' }).count()).toBe(0)
})
