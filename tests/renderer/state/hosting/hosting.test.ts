import { expect, test } from 'vitest'
import { Hosting } from '../../../../src/renderer/state/hosting/hosting.ts'
import { ids, ScriptedBridge } from '../../../support/interface.ts'

function hosting() {
  const bridge = new ScriptedBridge()
  const refused: string[] = []
  return { bridge, refused, hosting: new Hosting(bridge.device, (code) => refused.push(code)) }
}

test('guests are admitted as chosen, unless that is refused', async () => {
  const { bridge, refused, hosting: mine } = hosting()
  expect([await mine.setGuestAccess(ids.space, 'https'), refused]).toEqual([true, []])
  bridge.refuse('guests:set', 'not-found')
  expect([await mine.setGuestAccess(ids.space, 'off'), refused]).toEqual([false, ['not-found']])
  expect(bridge.requestsOf('guests:set')).toEqual([
    { space: ids.space, guests: 'https' },
    { space: ids.space, guests: 'off' }
  ])
})

test('an invitation has the chosen number of uses, or is refused', async () => {
  const { bridge, refused, hosting: mine } = hosting()
  bridge.answers['invitation:create'] = () => ({ ok: true, url: 'https://a' })
  expect(await mine.invite(ids.space, 50)).toMatchObject({ url: 'https://a' })
  expect(bridge.requestsOf('invitation:create')).toEqual([{ space: ids.space, uses: 50 }])
  bridge.refuse('invitation:create', 'guests-off')
  expect([await mine.invite(ids.space, 1), refused]).toEqual([null, ['guests-off']])
})

test('a space that is no longer hosted cannot be measured, without a message', async () => {
  const { bridge, refused, hosting: mine } = hosting()
  bridge.answers['host:measure'] = () => ({ ok: true, people: 3 })
  expect(await mine.measure(ids.space)).toMatchObject({ people: 3 })
  bridge.refuse('host:measure', 'not-found')
  expect([await mine.measure(ids.space), refused]).toEqual([null, []])
})

test('only the invitations of this space are reported', () => {
  const { bridge, hosting: mine } = hosting()
  const received: unknown[] = []
  const stop = mine.onInvitationUsed(ids.space, (token, left) => received.push([token, left]))
  bridge.emit('invitation:used', { space: ids.space, token: 'a', left: 2 })
  bridge.emit('invitation:used', { space: ids.room('x'), token: 'b', left: 2 })
  stop()
  bridge.emit('invitation:used', { space: ids.space, token: 'c', left: 1 })
  expect(received).toEqual([['a', 2]])
})
