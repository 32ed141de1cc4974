/** What the host says to a guest before the interface shows the space. */
import { expect, test, vi } from 'vitest'
import type { HostConnection } from '#shared/session/deps.ts'
import { admission } from '../../../src/renderer/platform/guest/admission.ts'
import { FalseHost } from '../../support/false-host.ts'

test('a guest that the host lets in is in', async () => {
  const host = new FalseHost()
  const { session } = host.session()
  expect(await admission(session)).toBeNull()
  expect(session.view.connection).toEqual({ state: 'open' })
  await session.stop()
})

/** A session that is not in the lobby yet, where the host's answer to that waits for `answer`. */
function newcomer(host: FalseHost) {
  host.answers['space:enter'] = () => {
    const entry = host.entry()
    return { ...entry, rooms: entry.rooms.map((one) => ({ ...one, membership: 'none' })) }
  }
  host.answers['room:join'] = () => ({ position: { epoch: 1, seq: 1 } })
  let answer = (): void => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const dial = (): Promise<HostConnection> => {
    const connection = host.dial()
    const request: HostConnection['request'] = async (name, payload) => {
      const reply = await connection.request(name, payload)
      if (name === 'room:join') await answered
      return reply
    }
    return Promise.resolve({ ...connection, request })
  }
  return {
    session: host.session(undefined, { dial }).session,
    answer: () => {
      answer()
    }
  }
}

test.each(['the host has answered', 'the connection is lost'])(
  'a newcomer who is to join the lobby waits until %s',
  async (end) => {
    const host = new FalseHost()
    const { session, answer } = newcomer(host)
    const outcomes: unknown[] = []
    const admitted = admission(session).then((refused) => outcomes.push(refused))
    await vi.waitFor(() => {
      expect(host.requested).toEqual(['space:greet', 'space:enter', 'room:join'])
    })
    expect(outcomes).toEqual([])
    if (end === 'the host has answered') answer()
    else host.hangUp()
    await admitted
    expect(outcomes).toEqual([null])
    await session.stop()
  }
)

test.each(['invitation', 'guests-off'])('reports a refusal: %s', async (code) => {
  const host = new FalseHost()
  host.answers['space:enter'] = () => ({ ok: false, code })
  const { session } = host.session()
  expect(await admission(session)).toBe(code)
  await session.stop()
  expect(host.requested).toEqual(['space:greet', 'space:enter'])
})

test('after too many wrong codes it is not tried again', async () => {
  const host = new FalseHost()
  host.answers['space:enter'] = () => ({ ok: false, code: 'too-many' })
  const { session } = host.session(undefined, { code: '123456' })
  expect(await admission(session)).toBe('too-many')
  await session.stop()
  expect(host.requested).toEqual(['space:greet', 'space:enter'])
})

test('a host that does not answer is offline', async () => {
  const host = new FalseHost()
  host.answers['space:greet'] = () => ({ ok: false, code: 'timeout' })
  const { session } = host.session()
  expect(await admission(session)).toBe('offline')
  await session.stop()
})
