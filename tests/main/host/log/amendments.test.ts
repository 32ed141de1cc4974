/** What may be said about an earlier message, and who may say it; and that no one tells two stories of themselves. */
import { describe, expect, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, codeOf, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

interface Scene {
  space: Space
  mina: ContractClient
  omar: ContractClient
  /** The id of a message of Mina's in the lobby. */
  target: string
}

async function scene(): Promise<Scene> {
  const space = await startSpace()
  const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
  for (const caller of [mina, omar]) await caller.joins(space.lobby)
  accepted(await mina.posts(space.lobby, 'mine'))
  const [posted] = space.file.log.readBefore(space.id, space.lobby, Number.MAX_SAFE_INTEGER, 1)
  if (!posted) throw new Error('nothing was written')
  return { space, mina, omar, target: eventId(posted.event, nodeCrypto.hash) }
}

async function says(caller: ContractClient, room: string, kind: string, body: object): Promise<string> {
  return codeOf(await caller.write('event:append', room, kind, { ...body }))
}

describe('a message', () => {
  test('is edited and deleted by its author alone; anyone in the room reacts and pins', async () => {
    const { space, mina, omar, target } = await scene()
    expect(await says(omar, space.lobby, 'message.edited', { target, text: 'not mine' })).toBe('forbidden')
    expect(await says(omar, space.lobby, 'message.deleted', { target })).toBe('forbidden')
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: '👍' })).toBe('ok')
    expect(await says(omar, space.lobby, 'message.pinned', { target })).toBe('ok')
    expect(await says(mina, space.lobby, 'message.edited', { target, text: 'still mine' })).toBe('ok')
    expect(await says(mina, space.lobby, 'message.deleted', { target })).toBe('ok')
  })

  test('that is deleted, elsewhere or not there cannot be spoken of', async () => {
    const { space, mina, omar, target } = await scene()
    const other = 'b'.repeat(26)
    accepted(
      await mina.write('room:create', other, 'room.created', { name: 'Other', access: 'open', invited: [] })
    )
    expect(await says(mina, other, 'reaction.added', { target, emoji: '👍' })).toBe('not-found')
    expect(await says(mina, space.lobby, 'message.pinned', { target: 'A'.repeat(43) })).toBe('not-found')
    expect(await says(mina, space.lobby, 'message.posted', { text: 'so?', reply: 'A'.repeat(43) })).toBe(
      'not-found'
    )
    expect(await says(mina, space.lobby, 'message.deleted', { target })).toBe('ok')
    expect(await says(omar, space.lobby, 'reaction.added', { target, emoji: '👍' })).toBe('not-found')
  })

  test('accepts only emoji as reactions', async () => {
    const { space, mina, target } = await scene()
    for (const emoji of ['no', ' ', '', '👍 👍', 'x'.repeat(33)]) {
      expect(await says(mina, space.lobby, 'reaction.added', { target, emoji })).toMatch(
        /^(invalid|too-large)$/
      )
    }
    expect(await says(mina, space.lobby, 'reaction.added', { target, emoji: '👨‍👩‍👧‍👦' })).toBe('ok')
  })
})

test('of two events for one position of the chain, one is accepted', async () => {
  const { space, mina } = await scene()
  const [yes, no] = [
    await mina.sign(space.lobby, 'message.posted', { text: 'yes' }),
    await mina.sign(space.lobby, 'message.posted', { text: 'no' })
  ]
  expect([yes.aseq, yes.prev]).toEqual([no.aseq, no.prev])
  const replies = await Promise.all([yes, no].map((event) => mina.request('event:append', { event })))
  expect(replies.map(codeOf).toSorted()).toEqual(['ok', 'out-of-order'])
})
