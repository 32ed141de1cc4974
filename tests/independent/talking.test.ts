import { describe, expect, test } from 'vitest'
import { computer, textsOf } from '../main/cli/parley.ts'
import { idOf } from './event.ts'
import { pictureOf, show } from './pictures.ts'
import { png } from '../support/pictures.ts'
import type * as shapes from './shapes.ts'
import { refusal, seen, texts, workshop } from './workshop.ts'

describe('a message of one member', () => {
  test('reaches the other at once, and can be read later', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    await mina.post(mina.lobby, 'hello')
    await mina.post(mina.lobby, 'again')
    await expect.poll(() => texts(noor, noor.lobby)).toEqual(['hello', 'again'])
    const late = await join('Ola')
    expect(texts(late, late.lobby)).toEqual(['hello', 'again'])
  })

  test('is pulled when it was not pushed', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const { receives } = noor.socket
    noor.socket.receives = (name, payload) => {
      if (name === 'log:appended') noor.socket.receives = receives // the first one gets lost
      else receives(name, payload)
    }
    await mina.post(mina.lobby, 'lost')
    await mina.post(mina.lobby, 'heard')
    await expect.poll(() => texts(noor, noor.lobby)).toEqual(['lost', 'heard'])
  })

  test('verifies, in both implementations', async () => {
    const { join, at } = await workshop()
    const mina = await join('Mina')
    await mina.post(mina.lobby, 'hello “product” 🙂')
    await computer().ran('send', 'lobby', 'hello', 'independent', ...at)
    await expect.poll(() => texts(mina, mina.lobby)).toEqual(['hello “product” 🙂', 'hello independent'])
    const { out } = await computer().ran('tail', 'lobby', '--once', '--json', ...at)
    expect(textsOf(out)).toEqual(['hello “product” 🙂', 'hello independent'])
    expect(mina.socket.reason).toBeNull()
  })
})

test('a picture and a status of one member reach the other, and go again', async () => {
  const { join } = await workshop()
  const [mina, noor] = [await join('Mina'), await join('Noor')]
  const minaSeen = (): shapes.Member | undefined => noor.reader.members.get(mina.keys.device)
  await show(mina, 'Mina', png(32), { status: 'Back at three' })
  await expect.poll(() => minaSeen()?.picture).toBeDefined()
  expect(minaSeen()).toMatchObject({ status: 'Back at three' })
  expect(await pictureOf(noor, minaSeen() as shapes.Member)).toEqual(png(32))
  expect(await refusal(show(mina, 'Mina', png(129)))).toBe('invalid')
  await expect.poll(minaSeen).not.toHaveProperty('picture')
})

describe('an event', () => {
  test('that is sent again keeps its position', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { event, position } = await mina.post(mina.lobby, 'once')
    await mina.post(mina.lobby, 'twice')
    expect((await mina.send(event)).position).toEqual(position)
    const { cursor } = await mina.reader.pull(mina.lobby)
    expect(cursor).toBe(position.seq + 1)
  })

  test('that breaks the chain is signed again on the host’s head', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { aseq, prev } = mina.chain
    mina.chain = { aseq: 0, prev: null } // as after a restored backup
    expect(await refusal(mina.send(mina.sign(mina.lobby, 'message.posted', { text: 'x' })))).toBe(
      'out-of-order'
    )
    const { event } = await mina.post(mina.lobby, 'hello')
    expect(event).toMatchObject({ aseq: aseq + 1, prev })
  })

  test('can be sent while others are in flight', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const events = Array.from({ length: 20 }, (_, at) => {
      const event = mina.sign(mina.lobby, 'message.posted', { text: String(at) })
      mina.chain = { aseq: event.aseq, prev: idOf(event) }
      return event
    })
    const sent = await Promise.all(events.map((event) => mina.send(event)))
    const seqs = sent.map(({ position }) => position.seq)
    expect(seqs).toEqual(seqs.map((_, at) => (seqs[0] ?? 0) + at))
  })
})

describe('a message', () => {
  test('can be edited and deleted, and verifies without its body', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const { id: target } = await mina.post(mina.lobby, 'helo')
    await mina.append(mina.lobby, 'message.edited', { target, text: 'hello' })
    await expect
      .poll(() => seen(noor, noor.lobby))
      .toMatchObject([{ id: target, text: 'hello', edited: true }])
    await mina.append(mina.lobby, 'message.deleted', { target })
    await expect.poll(() => seen(noor, noor.lobby)).toMatchObject([{ deleted: true, text: '' }])
    const ola = await join('Ola')
    expect(seen(ola, ola.lobby)).toMatchObject([{ id: target, deleted: true }])
    const { placed } = ola.reader.logOf(ola.lobby)
    expect(placed.filter(({ event }) => event.erased !== undefined)).toHaveLength(2)
  })

  test('can be answered, reacted to and pinned', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const { id: target } = await mina.post(mina.lobby, 'lunch?')
    await noor.post(noor.lobby, 'yes @Mina', { reply: target, mentions: [mina.keys.device] })
    for (const kind of ['reaction.added', 'reaction.removed', 'reaction.added'])
      await noor.append(noor.lobby, kind, { target, emoji: '🎉' })
    await noor.append(noor.lobby, 'reaction.added', { target, emoji: '👍' })
    await noor.append(noor.lobby, 'reaction.removed', { target, emoji: '👍' })
    await mina.append(mina.lobby, 'message.pinned', { target })
    await expect.poll(() => seen(noor, noor.lobby)[0]?.pinned).toBe(true)
    const [requested, answered] = seen(noor, noor.lobby)
    expect(requested?.reactions.get('🎉')).toEqual(new Set([noor.keys.device]))
    expect(requested?.reactions.get('👍')).toEqual(new Set())
    expect(answered).toMatchObject({ reply: target, mentions: [mina.keys.device] })
    await noor.append(noor.lobby, 'message.unpinned', { target })
    await expect.poll(() => seen(mina, mina.lobby)[0]?.pinned).toBe(false)
  })

  test('can mention everyone in the room, until it is edited', async () => {
    const { join } = await workshop()
    const [mina, noor] = [await join('Mina'), await join('Noor')]
    const { id: target } = await mina.post(mina.lobby, '@room lunch', { everyone: true })
    await expect.poll(() => seen(noor, noor.lobby)[0]?.everyone).toBe(true)
    await mina.append(mina.lobby, 'message.edited', { target, text: 'lunch' })
    await expect.poll(() => seen(noor, noor.lobby)[0]).toMatchObject({ text: 'lunch', everyone: false })
  })

  test('is found by its words, page by page', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    for (const text of ['Café one', 'tea', 'café two', 'CAFE three']) await mina.post(mina.lobby, text)
    const first = await mina.search({ text: 'cafe', limit: 2 })
    expect(first.found.map(({ text }) => text)).toEqual(['CAFE three', 'café two'])
    const rest = await mina.search({ text: 'cafe', limit: 2, below: first.next })
    expect(rest).toMatchObject({ found: [{ text: 'Café one' }], next: null })
    expect(await refusal(mina.search({ text: '' }))).toBe('invalid')
    expect((await mina.search({ from: mina.keys.device, room: mina.lobby })).found).toHaveLength(4)
    expect((await mina.search({ from: [mina.keys.device, 'a'.repeat(52)] })).found).toHaveLength(4)
    expect(await refusal(mina.search({ from: [] }))).toBe('invalid')
  })

  test('is found by its id or by its time, also when it is deleted', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { id: message, event, position } = await mina.post(mina.lobby, 'first')
    await mina.post(mina.lobby, 'second')
    const place = { message, seq: position.seq, at: event.at }
    expect(await mina.locate(mina.lobby, { at: 0 })).toEqual(place)
    await mina.append(mina.lobby, 'message.deleted', { target: message })
    expect(await mina.locate(mina.lobby, { message })).toEqual(place)
    expect(await mina.locate(mina.lobby, { at: event.at + 86_400_000 })).toBeNull()
    expect(await mina.locate(mina.space, { message })).toBeNull()
    expect(await refusal(mina.locate(mina.lobby, { message, at: 0 }))).toBe('invalid')
    expect(await refusal(mina.locate(mina.lobby, {}))).toBe('invalid')
  })
})
