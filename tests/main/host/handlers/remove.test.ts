/** member:remove: the removal says up to which of the member's events everything counts. */
import { expect, test } from 'vitest'
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
