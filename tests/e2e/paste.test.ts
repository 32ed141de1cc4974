/** Somebody pastes a hundred kilobytes. */
import { expect, test } from 'vitest'
import { openHost, openMember, patient, says, seesMessage } from '../support/people.ts'

const lines = Array.from(
  { length: 2100 },
  (_, line) => `line ${String(line)} of what was copied from somewhere, whole`
)
const pasted = lines.join('\n')

test('it is said at once that it is too long, nothing freezes, and all of it can be sent', async () => {
  expect(pasted.length).toBeGreaterThan(100_000)
  const mina = await openHost('Mina', 'Print shop')
  const omar = await openMember('Omar', mina)
  const composer = omar.page.getByRole('textbox', { name: 'Message to Lobby' })
  await omar.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await composer.focus()
  await omar.page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
  const begun = performance.now()
  await omar.page.keyboard.press('ControlOrMeta+v')
  await omar.page.getByText(/Too long by/).waitFor(patient)
  console.log(`said after ${(performance.now() - begun).toFixed(0)} ms that it is too long`)
  expect(await omar.page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
  await composer.press('Enter')
  expect(await composer.inputValue()).toBe(pasted)

  await omar.page.getByRole('button', { name: /^Send as \d+ messages$/ }).click()
  await says(mina.page, 'Lobby', 'Got it')
  await seesMessage(omar.page, 'Got it')
  await expect.poll(async () => (await mina.texts(mina.space)).join('\n'), patient).toContain('line 2099')
  const heard = (await mina.texts(mina.space)).filter((text) => text !== 'Got it')
  expect(heard.join('\n').split('\n')).toEqual(lines)
  expect(await composer.inputValue()).toBe('')
})
