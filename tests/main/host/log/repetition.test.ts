import { expect, test } from 'vitest'
import { enterAsMember } from '../../../support/contract-client.ts'
import { startSpace } from '../../../support/chat.ts'

test('an event that is sent again before it is on disk is one event, with one position', async () => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const event = await mina.sign(space.lobby, 'message.posted', { text: 'only once' })
  const replies = await Promise.all([1, 2, 3].map(() => mina.request('event:append', { event })))
  expect(replies).toEqual([replies[0], replies[0], replies[0]])
  expect(replies[0]).toMatchObject({ ok: true, position: { epoch: 2, seq: 3 } })
  expect(await mina.request('event:append', { event })).toEqual(replies[0])
})
