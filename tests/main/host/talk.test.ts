import { expect, test } from 'vitest'
import { startSpace } from '../../support/chat.ts'

test('two people talk, and both see the same in the same order', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const omar = await space.join('Omar')
  await mina.says('hello')
  await omar.hears('hello')
  await omar.says('hi Mina')
  await mina.hears('hi Mina')
  await omar.hears('hi Mina')
  expect(mina.texts()).toEqual(['hello', 'hi Mina'])
  expect(omar.texts()).toEqual(['hello', 'hi Mina'])
  expect(mina.session.view.outbox).toEqual([])
  expect(mina.errors).toEqual([])
})
