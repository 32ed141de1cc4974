import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import { Projection } from '#shared/log/timeline.ts'
import { reuseRows, timelineRows } from '../../../../src/renderer/state/timeline/row-cache.ts'
import { messages, mina, placed, ravi, ids, readsFrom, settled } from '../../../support/interface.ts'
import { scriptedSpace } from '../../../support/scripted-app.ts'

/** Rows of a log that grows, one call for each time it is drawn. */
function drawn() {
  const projection = new Projection(sha256)
  const rows = reuseRows()
  return (more: Placed[]) => {
    projection.add(more)
    const { items } = projection
    return rows({
      items: [...items],
      drafts: [],
      me: mina,
      unreadFrom: null,
      complete: true
    })
  }
}

test('an unchanged row is the same object', () => {
  const draw = drawn()
  const before = draw(messages(1, 20))
  const after = draw(messages(21, 22))
  // The last one is not the last of its group any more.
  expect(after.slice(0, 21)).toEqual(before.slice(0, 21))
  expect(after.slice(0, 21).every((row, at) => row === before[at])).toBe(true)
  expect(after[21]).not.toBe(before[21])
})

test('a changed row is a new object, and no other row is', () => {
  const draw = drawn()
  const log = messages(1, 5)
  const before = draw(log)
  const target = eventId(log[1]?.event ?? expect.fail(), sha256)
  const after = draw([placed(6, ravi, '', { kind: 'reaction.added', body: { target, emoji: '👍' } })])
  expect(after.map((row, at) => row === before[at])).toEqual([true, true, true, false, true, true, true])
})

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

test('own drafts come last', async () => {
  const { timeline, draw } = await lobby()
  await timeline.backToNewest()
  expect(draw().at(-1)).toMatchObject({ kind: 'message', text: 'on its way', mine: true })
})

test('while older pages are shown, drafts are not', async () => {
  const { timeline, draw } = await lobby()
  await timeline.jumpTo('', 300)
  await settled()
  expect(timeline.window.hasNewer).toBe(true)
  expect(draw().at(-1)).toMatchObject({ kind: 'message', mine: false })
})

test('a room whose messages cannot be loaded shows those that wait to be sent', async () => {
  const { space, bridge } = await lobby()
  bridge.refuse('log:read', 'offline')
  space.enterRoom(ids.lobby)
  await settled()
  const timeline = space.timeline ?? expect.fail('no timeline')
  expect(timeline.loaded).toBe(false)
  expect(timelineRows(space, timeline)()).toMatchObject([
    { kind: 'day' },
    { kind: 'message', text: 'on its way', delivery: 'waiting' }
  ])
})
