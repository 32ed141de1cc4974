/** event:append — what a member may write into the log, and what not. */
import { describe, expect, test } from 'vitest'
import { newId } from '#shared/log/event.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { codeOf, enterAsMember } from '../../../support/contract-client.ts'
import { startSpace } from '../../../support/chat.ts'

/** A detail begins with the path of the field it is about. */
const beginning = (field: string): unknown => expect.stringContaining(`${field}: `)

describe('event:append', () => {
  test('answers with the place in the log, and with the same place again', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    const event = await mina.sign(space.lobby, 'message.posted', { text: 'hello' })
    const first = await mina.request('event:append', { event })
    expect(first).toEqual({ ok: true, position: { epoch: 2, seq: 3 } })
    expect(await mina.request('event:append', { event })).toEqual(first)
    expect(space.file.log.head(space.lobby)).toEqual({ epoch: 2, seq: 3 })
  })

  test('names the field that is wrong', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    const event = await mina.sign(space.lobby, 'message.posted', { text: 'hello' })
    const bad = await mina.request('event:append', { event: { ...event, aseq: 0 } })
    expect(bad).toMatchObject({ code: 'invalid', detail: beginning('event.aseq') })
    for (const empty of [' ', '\u200B', '\u2800\n', '\u200D\uFE0F'])
      expect(await mina.posts(space.lobby, empty)).toMatchObject({
        code: 'invalid',
        detail: beginning('text')
      })
    expect(await mina.posts(space.lobby, 'é'.repeat(9000))).toMatchObject({
      code: 'too-large',
      detail: beginning('text')
    })
    const padded = { text: 'small', padding: 'x'.repeat(50_000) }
    expect(codeOf(await mina.write('event:append', space.lobby, 'message.posted', padded))).toBe('too-large')
  })

  test('refuses events from outside the room, of other authors or spaces, or altered', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const omar = await enterAsMember(space, 'Omar')
    await omar.joins(space.lobby)
    expect(codeOf(await mina.posts(space.lobby, 'from outside'))).toBe('not-in-room')
    const omars = await omar.sign(space.lobby, 'message.posted', { text: 'I am Omar' })
    expect(codeOf(await mina.request('event:append', { event: omars }))).toBe('forbidden')
    const altered = { ...omars, body: { text: 'I am not' } }
    expect(codeOf(await omar.request('event:append', { event: altered }))).toBe('bad-signature')
    const elsewhere = { ...omars, space: newId(nodeCrypto) }
    expect(codeOf(await omar.request('event:append', { event: elsewhere }))).toBe('invalid')
  })

  test('accepts an author’s events only in order, and reports the head of the chain', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await mina.joins(space.lobby)
    const event = await mina.sign(space.lobby, 'message.posted', { text: 'too early' })
    const reply = await mina.request('event:append', { event: { ...event, aseq: event.aseq + 1 } })
    // Before its signature, which does not hold either, costs anything.
    expect(codeOf(reply)).toBe('out-of-order')
    await mina.posts(space.lobby, 'first')
    const late = await mina.request('event:append', { event })
    expect(late).toMatchObject({ code: 'out-of-order', head: { aseq: event.aseq } })
  })

  test('does not carry what has a request of its own', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    expect(await mina.write('event:append', space.lobby, 'member.joined', {})).toMatchObject({
      code: 'invalid',
      detail: 'event:append does not carry member.joined'
    })
  })

  test('a name is introduced by its own key only', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    const body = { key: 'A'.repeat(43), name: 'Omar', colour: 0, guest: false }
    expect(codeOf(await mina.write('event:append', space.id, 'member.introduced', body))).toBe('invalid')
    expect(codeOf(await mina.introduces('Mina', true))).toBe('invalid')
    expect(codeOf(await mina.introduces('Mina the Second'))).toBe('ok')
  })
})
