/** A host whose data is an older copy gets back what this client holds, and nothing comes twice. */
import { onTestFinished, expect, test } from 'vitest'
import { startSpace, type Space } from '../support/chat.ts'
import { Client, type Shown } from './client.ts'
import { Kept } from './kept.ts'
import type { Placed } from './shapes.ts'
import { newKeys, refusal, seen, texts } from './workshop.ts'

/** Somebody whose client keeps what it must over its connections. */
function person(space: Space, name: string, guest = false): (shown?: Shown) => Promise<Client> {
  const [keys, kept] = [newKeys(), new Kept()]
  return async (shown = {}) => {
    const place = { address: '127.0.0.1', port: space.host.port }
    const client = await Client.connect(place, keys, { kept, guest })
    onTestFinished(() => client.socket.close())
    await client.enter(name, shown)
    return client
  }
}

/** What the host has. */
function logOf({ file, id }: Space, room: string): Placed[] {
  return file.log.readAfter(id, room, 0, 1000)
}

const isBy =
  ({ keys }: Client) =>
  ({ event }: Placed): boolean =>
    event.author === keys.device

/** @returns the text, and the `seq` that it had before it was moved */
function said({ placed }: { placed: readonly Placed[] }): [unknown, number | undefined][] {
  const messages = placed.filter(({ event }) => event.kind === 'message.posted')
  return messages.map(({ event, origin }) => [event.body['text'], origin?.seq])
}

test('what the client holds is back at its old positions, also what others have written', async () => {
  const space = await startSpace()
  const { lobby } = space
  const [asMina, asOmar] = [person(space, 'Mina'), person(space, 'Omar')]
  await (await asMina()).post(lobby, 'one')
  const older = space.copy()
  await space.restart()
  const [mina, omar] = [await asMina(), await asOmar()]
  await mina.post(lobby, 'two')
  await omar.post(lobby, 'three')
  const room = await mina.createRoom('Plans', 'private', [omar.keys.device])
  await mina.post(room, 'between us')
  await expect.poll(() => texts(mina, lobby)).toEqual(['one', 'two', 'three'])
  await mina.reader.pull(room)
  const before = [space.id, lobby, room].map((each) => logOf(space, each))
  // It uses a number that no log will ever have.
  expect(await refusal(mina.post(lobby, ' '))).toBe('invalid')
  const { claim, chain } = mina.kept
  await older.restore()
  expect(logOf(space, room)).toEqual([])
  expect(space.host.claim()).toMatchObject({ epoch: claim?.epoch, host: claim?.host })

  const again = await asMina()
  expect([space.id, lobby, room].map((each) => logOf(space, each))).toEqual(before)
  expect(again.kept.claim?.epoch).toBe((claim?.epoch ?? 0) + 1)
  // The host knew neither Omar nor that he was invited.
  const omarAgain = await asOmar()
  await omarAgain.join(room)
  expect(texts(omarAgain, room)).toEqual(['between us'])
  const { event } = await again.post(room, 'and on')
  expect(event).toMatchObject({ aseq: chain.aseq + 1, prev: chain.prev })
  await expect.poll(() => texts(omarAgain, room)).toEqual(['between us', 'and on'])
  expect([again.socket.reason, omarAgain.socket.reason]).toEqual([null, null])
})

test('what the host has placed meanwhile stays, and what the client brings comes once behind it', async () => {
  const space = await startSpace()
  const { lobby } = space
  const [asMina, asOmar] = [person(space, 'Mina'), person(space, 'Omar')]
  await (await asMina()).post(lobby, 'one')
  await asOmar()
  const older = space.copy()
  await space.restart()
  const mina = await asMina()
  const [two, three] = [await mina.post(lobby, 'two'), await mina.post(lobby, 'three')]
  await older.restore()
  // Omar was not here meanwhile: he follows the older copy.
  const omar = await asOmar()
  await omar.post(lobby, 'meanwhile')
  const together = [
    ['one', undefined],
    ['meanwhile', undefined],
    ['two', two.position.seq],
    ['three', three.position.seq]
  ]
  const again = await asMina()
  expect(said({ placed: logOf(space, lobby) })).toEqual(together)
  expect(again.reader.logOf(lobby).placed).toEqual(logOf(space, lobby))
  expect(again.kept.strays.size).toBe(0)
  await expect.poll(() => said(omar.reader.logOf(lobby))).toEqual(together)

  const { event } = await again.post(lobby, 'four')
  expect(event).toMatchObject({ aseq: three.event.aseq + 1, prev: three.id })
  await space.restart()
  const last = await asMina()
  expect(said({ placed: logOf(space, lobby) })).toEqual([...together, ['four', undefined]])
  expect(new Set(seen(last, lobby).map(({ id }) => id)).size).toBe(together.length + 1)
  expect(last.socket.reason).toBeNull()
})

test('a guest that the older copy does not know comes in without another invitation, and is introduced again', async () => {
  const space = await startSpace({ guests: 'https' })
  const { lobby } = space
  const older = space.copy()
  const [asMina, asGuest] = [person(space, 'Mina'), person(space, 'Gus', true)]
  const { token: invitation } = space.host.invite(1)
  const gus = await asGuest({ invitation })
  await gus.post(lobby, 'from my phone')
  gus.kept.logs.clear() // its page is loaded again: it has its own events only
  const before = logOf(space, space.id)
  await older.restore()
  expect(await refusal(person(space, 'Stranger', true)())).toBe('invitation')
  const mina = await asMina()
  const again = await asGuest()
  await expect.poll(() => texts(mina, lobby)).toEqual(['from my phone'])
  expect(mina.reader.members.get(gus.keys.device)).toMatchObject({ name: 'Gus', guest: true })
  const events = [before, logOf(space, space.id)].map((log) =>
    log.filter(isBy(gus)).map(({ event }) => event)
  )
  expect(events[1]).toEqual(events[0])
  expect(again.socket.reason).toBeNull()
})

test('a host does not take what its author has not signed, or nobody is known to have written', async () => {
  const space = await startSpace()
  const mina = await person(space, 'Mina')()
  const [two, stranger] = [mina.sign(space.lobby, 'message.posted', { text: 'two' }), newKeys()]
  const events = [
    { event: { ...two, body: { text: 'forged' } } },
    { event: { ...two, author: stranger.device } }
  ]
  expect(await mina.socket.request('log:bring', { events })).toMatchObject({
    placed: [],
    refused: [{ code: 'bad-signature' }, { code: 'forbidden' }]
  })
  expect(await refusal(mina.send(two))).toBe('nothing was refused')
})
