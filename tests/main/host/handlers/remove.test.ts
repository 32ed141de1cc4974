/** member:remove: the removal says up to which of the member's events everything counts. */
import { expect, test } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import type { Answer } from '#shared/protocol/requests.ts'
import { accepted, codeOf, enterAsMember } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

const bodiesIn = (space: Space, kind: string): unknown[] =>
  [...space.file.log.stateEvents(space.id)].flatMap((event) => (event.kind === kind ? [event.body] : []))

test('a removal that does not know the member’s last event is told it, and changes nothing', async () => {
  const space = await startSpace()
  const owner = await enterAsMember(space, 'Host', { keys: space.keys })
  const [omar, noor] = [await enterAsMember(space, 'Omar'), await enterAsMember(space, 'Noor')]
  for (const one of [owner, omar, noor]) await one.joins(space.lobby)
  const before = omar.lastNumber
  await omar.posts(space.lobby, 'one more')
  const removes = (after?: number): ReturnType<typeof owner.write> =>
    owner.write('member:remove', space.lobby, 'member.removed', {
      member: omar.device,
      ...(after === undefined ? {} : { after })
    })
  expect(await removes(before)).toMatchObject({ ok: false, code: 'outdated', head: { aseq: before + 1 } })
  expect(await removes()).toMatchObject({ ok: false, code: 'invalid' })
  expect(codeOf(await omar.posts(space.lobby, 'still here'))).toBe('ok')
  await noor.catchesUp()
  expect(noor.all('member:changed')).not.toContainEqual(
    expect.objectContaining({ member: expect.objectContaining({ removed: true }) as unknown })
  )
  expect(codeOf(await owner.posts(space.lobby, 'the next one'))).toBe('ok')
  accepted(await removes(omar.lastNumber))
  expect(codeOf(await owner.posts(space.lobby, 'and the next'))).toBe('ok')
})

test('who is removed is out, although they wrote where the one who removes them cannot read', async () => {
  const space = await startSpace()
  const host = await space.join('Host', { keys: space.keys, wait: false })
  await host.sees('the lobby', () => host.room('Lobby').membership === 'joined')
  const [omar, noor] = [await space.join('Omar'), await space.join('Noor')]
  await omar.creates('Board', 'private', [noor])
  await noor.sees('the invitation', () => noor.session.view.rooms.some(({ name }) => name === 'Board'))
  await noor.joins('Board')
  await omar.says('a plan', 'Board')
  await noor.receives('a plan')
  const people = noor.room('Lobby').people
  const body = { member: omar.device }
  const removal = host.requests('event:send', { room: space.lobby, kind: 'member.removed', body })
  await host.says('goodbye')
  expect(await removal).toBe('ok')
  await omar.sees('why', () => JSON.stringify(omar.session.view.connection).includes('removed'))
  await noor.sees(
    'one less',
    () => noor.room('Lobby').people === people - 1 && noor.room('Board').people === 1
  )
  await noor.receives('goodbye')
  await host.says('and on')
  await noor.receives('and on')
  const { aseq: after } = space.file.log.chain(omar.device)
  expect(bodiesIn(space, 'member.removed')).toEqual([{ ...body, after }])
})

test('what the removed wrote before comes in later, no matter who has it; what they wrote after it does not', async () => {
  const space = await startSpace()
  const owner = await enterAsMember(space, 'Host', { keys: space.keys })
  const [omar, noor] = [await enterAsMember(space, 'Omar'), await enterAsMember(space, 'Noor')]
  for (const one of [omar, noor]) await one.joins(space.lobby)
  const club = await noor.creates('Club', 'open')
  const last = omar.lastNumber
  // Where another host took them, which this one did not see.
  const messages = await omar.signAll(space.lobby, ['before', 'after'])
  const joined = await omar.sign(club, 'member.joined', {})
  const removal = { member: omar.device, after: last + 1 }
  accepted(await owner.write('member:remove', space.lobby, 'member.removed', removal))
  const brings = async (): Promise<unknown> => {
    const events = [...messages, joined].map((event) => ({ event }))
    const { placed, refused } = accepted(
      await noor.request('log:bring', { events })
    ) as unknown as Answer<'log:bring'>
    return [placed.length, refused.map(({ code }) => code)]
  }
  expect(await brings()).toEqual([1, ['removed', 'removed']])
  await noor.catchesUp()
  const texts = noor
    .all('log:appended')
    .flatMap(({ placed }) => (placed as Placed[]).map(({ event }) => event.body['text'] ?? []))
  expect(texts.flat()).toEqual(['before'])
  const peopleIn = async (room: string): Promise<unknown> =>
    accepted(await noor.request('member:list', { room }))['members']
  expect(await peopleIn(space.lobby)).not.toContain(omar.device)
  await owner.write('member:readmit', space.lobby, 'member.readmitted', { member: omar.device })
  expect(await peopleIn(space.lobby)).toContain(omar.device)
  expect(await peopleIn(club)).toEqual([noor.device])
  // It counts again, and the host takes what comes then.
  expect(await brings()).toEqual([3, []])
  expect(await peopleIn(club)).toContain(omar.device)
})
