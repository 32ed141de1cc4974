import { expect, test } from 'vitest'
import type { HostConnection } from '#shared/session/deps.ts'
import { requestFirst } from '../../../src/renderer/platform/guest/request-first.ts'

const connection = {} as HostConnection

test('after a failure, no WebSocket is opened until the host answers a request', async () => {
  let isThere = false
  const done: string[] = []
  const attempt = (what: string): Promise<HostConnection> => {
    done.push(what)
    return isThere ? Promise.resolve(connection) : Promise.reject(new Error('nobody answers'))
  }
  const dial = requestFirst(
    () => attempt('dial'),
    () => attempt('request')
  )
  for (let tries = 0; tries < 3; tries += 1) await expect(dial()).rejects.toThrow('nobody answers')
  isThere = true
  for (let tries = 0; tries < 2; tries += 1) expect(await dial()).toBe(connection)
  expect(done).toEqual(['dial', 'request', 'request', 'request', 'dial', 'dial'])
})
