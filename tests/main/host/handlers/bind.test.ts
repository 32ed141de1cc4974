/** What a request is counted as. What it may be: contract.test.ts. */
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { Socket } from 'socket.io'
import { Allowances, defaultAllowances } from '../../../../src/main/host/limits/allowances.ts'
import { bind, type Handlers } from '../../../../src/main/host/handlers/bind.ts'
import { Caller } from '../../../../src/main/host/sockets/caller.ts'
import { Turns } from '../../../../src/main/host/limits/turns.ts'

test('sending an answer counts as well as finding it', async () => {
  const work = { device: { perSecond: 1, atOnce: 50 }, address: { perSecond: 1, atOnce: 1000 } }
  const allowances = new Allowances({ ...defaultAllowances, work }, () => 0)
  let worked = 0
  const time = { cpuMs: () => worked }
  const caller = new Caller(
    'socket',
    { guest: false, secure: true, address: 'here' },
    {
      turns: new Turns({ time, onWorked: () => undefined }),
      mustHaveTime: () => undefined,
      drained: () => Promise.resolve()
    }
  )
  const socket = Object.assign(new EventEmitter(), { onAny: () => undefined })
  const handlers = { 'space:greet': () => ({}) } as unknown as Handlers
  bind(socket as unknown as Socket, caller, {
    handlers,
    isInRoom: () => true,
    onError: (error) => {
      throw error
    },
    allowances,
    time
  })
  const request = (): Promise<object> =>
    new Promise((resolve) => {
      socket.emit('space:greet', { v: 2, app: 'test' }, (reply: object) => {
        worked += 60 // as long as it takes to encode and to encrypt it
        resolve(reply)
      })
    })
  expect(await request()).toMatchObject({ ok: true })
  expect(await request()).toMatchObject({ ok: false, code: 'too-many' })
})
