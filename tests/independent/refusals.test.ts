import { describe, expect, test } from 'vitest'
import { base32 } from './bytes.ts'
import { refusal, workshop } from './workshop.ts'

describe('the host refuses', () => {
  test('malformed and oversized requests, with the path of the error', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { id: target } = await mina.post(mina.lobby, 'x'.repeat(16_384))
    await expect(mina.socket.request('event:append', {})).rejects.toThrow(/^invalid: .*event/)
    expect(await refusal(mina.socket.request('space:dance', {}))).toBe('invalid')
    expect(await refusal(mina.post(mina.lobby, ' \n'))).toBe('invalid')
    expect(await refusal(mina.append(mina.lobby, 'reaction.added', { target, emoji: 'ok' }))).toBe('invalid')
    expect(await refusal(mina.post(mina.lobby, 'ü'.repeat(8193)))).toBe('too-large')
  })

  test('further packets of a sender of an oversized one', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    await expect(mina.post(mina.lobby, 'x'.repeat(65_536))).rejects.toThrow('the connection closed')
  })

  test('events that their author did not sign', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const event = mina.sign(mina.lobby, 'message.posted', { text: 'I pay' })
    expect(await refusal(mina.send({ ...event, body: { text: 'You pay' } }))).toBe('bad-signature')
    expect(await refusal(noor.send(event))).toBe('forbidden')
    expect(await refusal(mina.send({ ...event, body: {}, erased: 'A'.repeat(43) }))).toBe('invalid')
    await mina.send(event)
  })

  test('actions that need another role', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const { id: target } = await mina.post(mina.lobby, 'mine')
    const edit = noor.append(noor.lobby, 'message.edited', { target, text: 'yours' })
    expect(await refusal(edit)).toBe('forbidden')
    const member = mina.keys.device
    expect(await refusal(noor.append(noor.lobby, 'member.removed', { member }, 'member:remove'))).toBe(
      'forbidden'
    )
    expect(await refusal(noor.append(noor.lobby, 'member.readmitted', { member }, 'member:readmit'))).toBe(
      'forbidden'
    )
    expect(await refusal(noor.append(noor.lobby, 'message.removed', { target }))).toBe('forbidden')
  })

  test('events about missing targets', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { id: target } = await mina.post(mina.lobby, 'short')
    await mina.append(mina.lobby, 'message.deleted', { target })
    expect(await refusal(mina.append(mina.lobby, 'message.pinned', { target }))).toBe('not-found')
    expect(await refusal(mina.join(base32(Buffer.alloc(16, 7))))).toBe('not-found')
    expect(await refusal(mina.join(mina.lobby))).toBe('exists')
  })

  test('events that change nothing, and takes the next one of the same author', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { lobby } = mina
    const { id: target } = await mina.post(lobby, 'hello')
    const changes = [
      ['reaction.added', { target, emoji: '🎉' }],
      ['message.pinned', { target }],
      ['message.edited', { target, text: 'hello, all', everyone: true }],
      ['reaction.removed', { target, emoji: '🎉' }],
      ['message.unpinned', { target }]
    ] as const
    for (const [kind, body] of changes)
      expect([await mina.ensure(lobby, kind, body), await mina.ensure(lobby, kind, body)]).toEqual([
        true,
        false
      ])
    const { cursor } = await mina.reader.pull(lobby)
    const { position } = await mina.post(lobby, 'and on')
    expect(position.seq).toBe(cursor + 1)
  })

  test('requests above the rate limit, until the sender waits', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const typing = (): Promise<string> =>
      refusal(mina.socket.request('typing:set', { room: mina.lobby, typing: true }))
    const answers = await Promise.all(Array.from({ length: 500 }, typing))
    expect(new Set(answers)).toEqual(new Set(['nothing was refused', 'too-many']))
    await expect.poll(typing).toBe('nothing was refused')
  })
})
