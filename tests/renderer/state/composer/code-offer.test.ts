import { expect, test } from 'vitest'
import { CodeOffer, codeOfferMs } from '../../../../src/renderer/state/composer/code-offer.svelte.ts'
import { ScriptedClock } from '../../../support/interface.ts'

test('pasted lines can become code for a while', () => {
  const clock = new ScriptedClock()
  const offer = new CodeOffer(clock)
  offer.make(4, 'a()\nb()')
  expect(offer.open).toBe(true)
  expect(offer.take('see a()\nb() there')).toEqual({ text: 'see a()\nb() there', from: 4, to: 11 })
  offer.make(4, 'a()')
  clock.pass(codeOfferMs)
  expect(offer.open).toBe(false)
})

test('lines that were deleted cannot', () => {
  const offer = new CodeOffer(new ScriptedClock())
  offer.make(0, 'a()')
  expect(offer.take('no')).toBeNull()
  expect(offer.open).toBe(false)
})
