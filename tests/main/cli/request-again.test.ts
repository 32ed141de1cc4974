/** What a command asks for is not lost with a connection that the session makes again at once. */
import { expect, onTestFinished, test } from 'vitest'
import { requestAgain, untilEntered } from '../../../src/main/cli/connection-state.ts'
import { FalseHost } from '../../support/false-host.ts'

test('a room is joined over the next connection', async () => {
  const host = new FalseHost()
  const { session } = host.session()
  onTestFinished(() => session.stop())
  session.start()
  await untilEntered(session)
  host.answers['room:join'] = () => ({ position: { epoch: 1, seq: 1 } })
  host.hangUp()
  const join = { room: host.lobby, kind: 'member.joined', body: {} } as const
  expect(await session.request('event:send', join)).toMatchObject({ code: 'offline' })
  expect(await requestAgain(session, 'event:send', join)).toMatchObject({ ok: true })
  expect(host.requested).toContain('room:join')
})
