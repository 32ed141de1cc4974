import { describe, expect, test, vi } from 'vitest'
import { bridgeOver } from '../../../src/renderer/platform/bridge-over.ts'
import { ids, room, spaceView } from '../../support/interface.ts'

/** A bridge whose other end answers `reply` to everything. */
function bridge(reply: unknown = { ok: true }) {
  const requested: unknown[] = []
  let emit: (raw: unknown) => void = () => undefined
  const over = bridgeOver({
    request: (request) => {
      requested.push(request)
      return Promise.resolve(reply)
    },
    onBroadcast: (listener) => (emit = listener)
  })
  return {
    over,
    requested,
    emit: (raw: unknown) => {
      emit(raw)
    }
  }
}

describe('a request', () => {
  test('is sent with its space, or with none for the device', async () => {
    const { over, requested } = bridge()
    await over.space.request(ids.space, 'log:mark', { room: ids.lobby, seq: 3 })
    await over.device.request('nearby:refresh', {})
    expect(requested).toEqual([
      { space: ids.space, name: 'log:mark', payload: { room: ids.lobby, seq: 3 } },
      { space: null, name: 'nearby:refresh', payload: {} }
    ])
  })

  test('is answered by what its schema allows, and nothing more', async () => {
    const { over } = bridge({ ok: true, room: ids.lobby, extra: 1 })
    const reply = await over.space.request(ids.space, 'room:create', {
      name: 'x',
      access: 'open',
      invited: []
    })
    expect(reply).toEqual({ ok: true, room: ids.lobby })
  })

  test.each([
    [null],
    ['yes'],
    [{ ok: true }],
    [{ ok: true, room: 'short' }],
    [{ room: ids.lobby }],
    [{ ok: false, code: 'odd' }]
  ])('that is answered with %j is refused', async (reply) => {
    const { over } = bridge(reply)
    const answer = over.space.request(ids.space, 'room:create', { name: 'x', access: 'open', invited: [] })
    expect(await answer).toMatchObject({ ok: false, code: 'invalid' })
  })

  test('that is refused says why', async () => {
    const { over } = bridge({ ok: false, code: 'forbidden', detail: 'no' })
    expect(await over.device.request('nearby:refresh', {})).toEqual({
      ok: false,
      code: 'forbidden',
      detail: 'no'
    })
  })
})

describe('a broadcast', () => {
  test('reaches the listeners of its space, until they stop', () => {
    const { over, emit } = bridge()
    const received: string[] = []
    const stop = over.space.on(ids.space, 'room:removed', (payload) => received.push(payload.room))
    over.space.on(ids.room('x'), 'room:removed', () => received.push('elsewhere'))
    emit({ space: ids.space, name: 'room:removed', payload: { room: ids.lobby } })
    stop()
    emit({ space: ids.space, name: 'room:removed', payload: { room: ids.lobby } })
    expect(received).toEqual([ids.lobby])
  })

  test('of the device reaches the listeners of the device', () => {
    const { over, emit } = bridge()
    const received: number[] = []
    over.device.on('nearby:changed', ({ nearby }) => received.push(nearby.length))
    emit({ space: null, name: 'nearby:changed', payload: { nearby: [] } })
    expect(received).toEqual([0])
  })

  test.each([
    ['without a shape', 'boo'],
    ['of an unknown name', { space: ids.space, name: 'constructor', payload: {} }],
    ['of the device in a space', { space: ids.space, name: 'nearby:changed', payload: { nearby: [] } }],
    [
      'with a malformed payload',
      { space: ids.space, name: 'room:changed', payload: { room: { ...room('x', 'x') } } }
    ]
  ])('%s reaches no listener, and is reported', (_what, raw) => {
    const { over, emit } = bridge()
    const complained = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    over.space.on(ids.space, 'room:changed', () => expect.fail('it came through'))
    emit(raw)
    expect(complained).toHaveBeenCalledOnce()
    complained.mockRestore()
  })

  test('with all parts of a notification arrives complete', () => {
    const { over, emit } = bridge()
    const received: unknown[] = []
    over.space.on(ids.space, 'space:refreshed', (view) => received.push(view))
    emit({ space: ids.space, name: 'space:refreshed', payload: spaceView() })
    expect(received).toEqual([spaceView()])
  })
})
