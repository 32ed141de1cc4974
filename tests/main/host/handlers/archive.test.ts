/** room:archive, room:reopen and space:rename — what others see of them. */
import { expect, test } from 'vitest'
import type { SessionPayload } from '#shared/session/contract.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { startSpace, type Person, type Space } from '../../../support/chat.ts'

type Sent = SessionPayload<'event:send'>

async function three(): Promise<{ space: Space; mina: Person; omar: Person; host: Person; room: string }> {
  const space = await startSpace()
  const host = await space.join('Host', { keys: space.keys })
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const room = await mina.creates('Plans', 'open')
  await omar.sees('the room', () => omar.room('Plans').id === room)
  await omar.joins('Plans')
  return { space, mina, omar, host, room }
}

const sends = (by: Person, written: Sent): Promise<string> => by.requests('event:send', written)

const writes = (by: Person, room: string): Promise<string> =>
  by.requests('event:write', { room, kind: 'message.posted', body: { text: 'x' } })

test('an archived room is read-only for all, also after the host starts again, until it is reopened', async () => {
  const { space, mina, omar, room } = await three()
  await omar.says('before', 'Plans')
  await mina.receives('before')
  expect(await sends(omar, { room, kind: 'room.archived', body: {} })).toBe('forbidden')
  expect(await sends(mina, { room, kind: 'room.archived', body: {} })).toBe('ok')
  await omar.sees('it archived', () => omar.room('Plans').archived)
  expect([await writes(omar, room), await writes(mina, room)]).toEqual(['archived', 'archived'])
  await space.stop()
  for (const person of [mina, omar])
    await person.sees('that the host is away', () => person.session.view.connection.state === 'lost')
  await space.restart()
  for (const person of [mina, omar])
    await person.sees('the host again', () => person.session.view.connection.state === 'open')
  expect([omar.room('Plans').archived, await writes(omar, room)]).toEqual([true, 'archived'])
  const found = await omar.session.request('log:search', { text: 'before', limit: 5 })
  expect(found).toMatchObject({ ok: true, found: [{ text: 'before' }] })
  expect(await sends(mina, { room, kind: 'room.reopened', body: {} })).toBe('ok')
  await omar.sees('it open', () => !omar.room('Plans').archived)
  await omar.says('after', 'Plans')
  await mina.receives('after')
})

test('a message that waited for the host is refused with the reason when its room was archived meanwhile', async () => {
  const { space, mina, omar, room } = await three()
  const store = memoryStore()
  const view = omar.session.view
  await omar.leave()
  expect(await sends(mina, { room, kind: 'room.archived', body: {} })).toBe('ok')
  const draft = {
    room,
    kind: 'message.posted',
    body: { text: 'late' },
    ticket: 'A'.repeat(22),
    at: 1
  } as const
  store.setView(view)
  store.saveDraft({ draft: { ...draft, state: 'waiting' }, event: null })
  const again = await space.join('Omar', { keys: omar.keys, store })
  await again.sees('why', () => again.session.view.outbox[0]?.code === 'archived')
  expect(again.session.view.outbox).toMatchObject([{ state: 'failed', code: 'archived' }])
})

test('who started the space archives a room of another', async () => {
  const { host, omar, room } = await three()
  expect(await sends(host, { room, kind: 'room.archived', body: {} })).toBe('ok')
  await omar.sees('it archived', () => omar.room('Plans').archived)
})

test('a space that was renamed has the new name for all who are there and all who come', async () => {
  const { space, host, mina, omar } = await three()
  const written = { room: space.id, kind: 'space.renamed', body: { name: 'Workshop' } } as const
  expect(await sends(mina, written)).toBe('forbidden')
  expect(await sends(host, written)).toBe('ok')
  await omar.sees('the name', () => omar.session.view.space.name === 'Workshop')
  expect(space.host.name()).toBe('Workshop')
  const noor = await space.join('Noor')
  expect(noor.session.view.space.name).toBe('Workshop')
  await space.restart()
  expect(space.host.name()).toBe('Workshop')
})
