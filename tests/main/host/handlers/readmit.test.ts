/** member:readmit: a member who was removed is let in again. */
import { expect, test } from 'vitest'
import { directRoomId } from '#shared/log/event.ts'
import { hashOfPicture } from '#shared/log/introduced.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { startSpace } from '../../../support/chat.ts'
import { pictureData, png } from '../../../support/pictures.ts'
import type { Person } from '../../../support/person.ts'

type Act = 'member.removed' | 'member.readmitted'

const writes = (by: Person, kind: Act, member: Person): Promise<string> =>
  by.requests('event:send', { room: by.session.view.space.lobby, kind, body: { member: member.device } })

const stateOf = (person: Person): unknown => person.session.view.connection

test('who was removed stays out until the host lets them in, and is then where everyone is', async () => {
  const space = await startSpace()
  const picture = pictureData(png(16))
  const host = await space.join('Host', { keys: space.keys, wait: false })
  const omar = await space.join('Omar', { profile: () => ({ picture }) })
  const noor = await space.join('Noor')
  const seenBy = (person: Person): unknown =>
    person.session.view.members.find(({ device }) => device === omar.device)
  await noor.sees('a picture', () =>
    JSON.stringify(seenBy(noor)).includes(hashOfPicture(picture, nodeCrypto.hash))
  )
  await host.sees('the lobby', () => host.room('Lobby').membership === 'joined')
  const people = noor.room('Lobby').people
  expect(await writes(host, 'member.removed', omar)).toBe('ok')
  await omar.sees('why', () => JSON.stringify(stateOf(omar)).includes('removed'))
  await noor.sees('one less', () => noor.room('Lobby').people === people - 1)
  expect(seenBy(noor)).not.toHaveProperty('picture')
  omar.session.retryNow()
  expect(await writes(noor, 'member.readmitted', omar)).toBe('forbidden')
  expect(await writes(host, 'member.readmitted', omar)).toBe('ok')
  await noor.sees('one more', () => noor.room('Lobby').people === people)
  omar.session.retryNow()
  await omar.sees('the space', () => omar.session.view.connection.state === 'open')
  expect(omar.room('Lobby').membership).toBe('joined')
  await omar.says('back again')
  await noor.receives('back again')
  await noor.sees('the picture again', () => JSON.stringify(seenBy(noor)).includes('"picture"'))
})

test('a conversation of two goes on, also after a restart of the host', async () => {
  const space = await startSpace()
  const host = await space.join('Host', { keys: space.keys, wait: false })
  await host.sees('the lobby', () => host.room('Lobby').membership === 'joined')
  const [omar, noor] = [await space.join('Omar'), await space.join('Noor')]
  const opens = (from: Person, to: Person, text: string): Promise<string> =>
    from.requests('event:write', {
      room: directRoomId(space.id, [from.device, to.device], nodeCrypto.hash),
      kind: 'message.posted',
      body: { text }
    })
  await opens(omar, noor, 'psst')
  await noor.receives('psst')
  await writes(host, 'member.removed', omar)
  await omar.sees('why', () => JSON.stringify(stateOf(omar)).includes('removed'))
  const room = directRoomId(space.id, [omar.device, noor.device], nodeCrypto.hash)
  const theirs = (): unknown => noor.session.view.rooms.find(({ id }) => id === room)
  await noor.sees('that Omar has gone', () => JSON.stringify(theirs()).includes('"people":1'))
  // Omar created the room, with the name of Noor: only the pair shows Noor that it is with Omar.
  expect(theirs()).toMatchObject({ pair: [omar.device, noor.device] })
  await writes(host, 'member.readmitted', omar)
  await space.restart()
  for (const person of [host, omar, noor]) person.session.retryNow()
  await omar.sees('the space', () => omar.session.view.connection.state === 'open')
  await noor.sees('the space', () => noor.session.view.connection.state === 'open')
  expect(await opens(omar, noor, 'still here')).toBe('ok')
  await noor.receives('still here')
  expect(await opens(noor, omar, 'so am I')).toBe('ok')
  await omar.receives('so am I')
})
