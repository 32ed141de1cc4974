import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId, type Placed } from '#shared/log/event.ts'
import { Pages } from '../../../../src/renderer/state/timeline/pages.ts'
import { Pins } from '../../../../src/renderer/state/space/pins.svelte.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { ids, messages, placed, ravi, readsFrom, ScriptedBridge } from '../../../support/interface.ts'

function pinsOf(log: Placed[]) {
  const bridge = new ScriptedBridge()
  bridge.answers['log:read'] = readsFrom(log)
  const session = sessionClient(bridge.space, ids.space)
  return { bridge, pins: new Pins((refuse) => new Pages(ids.lobby, session, refuse), sha256) }
}

const target = (log: Placed[], at: number): string => eventId(log[at]?.event ?? expect.fail(), sha256)

test('a pin is found however old its message is; a removed pin is not', async () => {
  const log = messages(1, 500)
  const pin = (seq: number, at: number, kind = 'message.pinned'): Placed =>
    placed(seq, ravi, '', { kind, body: { target: target(log, at) } })
  log.push(pin(501, 3), pin(502, 450), pin(503, 450, 'message.unpinned'), pin(504, 499))
  const { pins } = pinsOf(log)
  await pins.load()
  expect(pins.list.map(({ text }) => text)).toEqual(['message 500', 'message 4'])
  expect(pins.loading).toBe(false)
})

test('open pins follow what is edited, unpinned and deleted', async () => {
  const log = messages(1, 5)
  const about = (seq: number, at: number, kind: string, more = {}): Placed =>
    placed(seq, ravi, '', { kind, body: { target: target(log, at), ...more } })
  log.push(about(6, 0, 'message.pinned'), about(7, 1, 'message.pinned'), about(8, 2, 'message.pinned'))
  const { bridge, pins } = pinsOf(log)
  const stop = pins.watch()
  await pins.load()
  const news = [
    about(9, 0, 'message.edited', { text: 'better' }),
    about(10, 1, 'message.unpinned'),
    about(11, 2, 'message.deleted'),
    about(12, 3, 'message.pinned')
  ]
  bridge.emit('log:appended', { room: ids.lobby, after: 8, placed: news })
  expect(pins.list.map(({ text }) => text)).toEqual(['message 4', 'better'])
  stop()
  bridge.emit('log:appended', { room: ids.lobby, after: 12, placed: [about(13, 3, 'message.unpinned')] })
  expect(pins.list).toHaveLength(2)
})

test('when the log cannot be read, that is told in place of “nothing”, and read again on request', async () => {
  const log = messages(1, 3)
  log.push(placed(4, ravi, '', { kind: 'message.pinned', body: { target: target(log, 1) } }))
  const { bridge, pins } = pinsOf(log)
  bridge.refuse('log:read', 'offline')
  await pins.load()
  expect([pins.list, pins.loading, pins.refused]).toEqual([[], false, 'offline'])
  bridge.answers['log:read'] = readsFrom(log)
  await pins.load()
  expect([pins.list.length, pins.loading, pins.refused]).toEqual([1, false, null])
})

test('open pins of a log that is put together with another one list each message once', async () => {
  const log = messages(1, 3)
  log.push(placed(4, ravi, '', { kind: 'message.pinned', body: { target: target(log, 2) } }))
  const { bridge, pins } = pinsOf(log)
  pins.watch()
  await pins.load()
  const moved = log.splice(2).map(({ event }, at) => ({ event, position: { epoch: 2, seq: 4 + at } }))
  log.push(placed(3, ravi, 'by the other copy'), ...moved)
  bridge.emit('log:cut', { room: ids.lobby, after: 2 })
  bridge.emit('log:appended', { room: ids.lobby, after: 2, placed: log.slice(2) })
  await expect.poll(() => pins.loading).toBe(false)
  expect(pins.list.map(({ text, seq }) => [text, seq])).toEqual([['message 3', 4]])
})
