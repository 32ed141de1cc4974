/** A session at the door: what the host says to a guest before the interface shows the space. */
import { expect, test } from 'vitest'
import { admission } from '../../../src/renderer/platform/guest/admission.ts'
import { FalseHost } from '../../support/false-host.ts'

test('a guest that the host lets in is in', async () => {
  const host = new FalseHost()
  const { session } = host.session()
  expect(await admission(session)).toBeNull()
  expect(session.view.connection).toEqual({ state: 'open' })
  await session.stop()
})

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
