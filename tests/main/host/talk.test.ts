import { expect, test } from 'vitest'
import { startSpace } from '../../support/chat.ts'

test('two people talk, and both see the same in the same order', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  const omar = await space.join('Omar')
  await mina.says('hello')
  await omar.receives('hello')
  await omar.says('hi Mina')
  await mina.receives('hi Mina')
  await omar.receives('hi Mina')
  expect(mina.texts()).toEqual(['hello', 'hi Mina'])
  expect(omar.texts()).toEqual(['hello', 'hi Mina'])
  expect(mina.session.view.outbox).toEqual([])
  expect(mina.errors).toEqual([])
})
