import { expect, test } from 'vitest'
import { timelineRows } from '../../../../src/renderer/state/timeline/drawn.ts'
import { ids, messages, readsFrom, settled } from '../../../support/interface.ts'
import { scriptedSpace } from '../../../support/scripted-app.ts'

const draft = (ticket: string, kind: string, body: object): object => ({
  ticket,
  room: ids.lobby,
  kind,
  body,
  at: 1,
  state: 'waiting'
})

async function lobby() {
  const outbox = [draft('t1', 'message.posted', { text: 'on its way' })] as never
  const { app, bridge } = await scriptedSpace({ outbox })
  const space = app.space ?? expect.fail('no space')
  const timeline = space.timeline ?? expect.fail('no timeline')
  bridge.answers['log:read'] = readsFrom(messages(1, 1_000))
  return { space, timeline, bridge, draw: timelineRows(space, timeline) }
}

test('what I have written comes last', async () => {
  const { timeline, draw } = await lobby()
  await timeline.backToNewest()
  expect(draw(2).at(-1)).toMatchObject({ kind: 'message', text: 'on its way', mine: true })
})

test('in the past it is out of sight', async () => {
  const { timeline, draw } = await lobby()
  await timeline.jumpTo('', 300)
  await settled()
  expect(timeline.window.hasNewer).toBe(true)
  expect(draw(2).at(-1)).toMatchObject({ kind: 'message', mine: false })
})

test('a room that has not been read shows nothing, not even what is on its way to it', async () => {
  const { space, bridge } = await lobby()
  bridge.refuse('log:read', 'offline')
  space.enterRoom(ids.lobby)
  await settled()
  const timeline = space.timeline ?? expect.fail('no timeline')
  expect([timeline.loaded, timelineRows(space, timeline)(2)]).toEqual([false, []])
})
