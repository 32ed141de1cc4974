import { expect, test, vi } from 'vitest'
import type { HostConnection } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { systemClock } from '#shared/values/clock.ts'
import { EarlyConnection } from '../../../src/renderer/platform/guest/early-connection.ts'
import { settled } from '../../support/interface.ts'

/** Connections that a test ends, or that fail. */
function network() {
  const made: { connection: HostConnection; end: () => void; requested: unknown[] }[] = []
  const state = { isDown: false }
  const dial = (): Promise<HostConnection> => {
    if (state.isDown) return Promise.reject(new Error('nobody answers'))
    let end = (): void => undefined
    const requested: unknown[] = []
    const request = (name: string, payload: object): Promise<unknown> => {
      requested.push([name, payload])
      return Promise.resolve({ ok: false, code: 'timeout' })
    }
    const onClose = (listener: () => void): unknown => (end = listener)
    const connection = { request, onClose } as unknown as HostConnection
    made.push({
      connection,
      requested,
      end: () => {
        end()
      }
    })
    return Promise.resolve(connection)
  }
  return { made, state, early: new EarlyConnection({ dial, clock: systemClock }) }
}

test('the early connection is used once', async () => {
  const { made, early } = network()
  early.begin()
  const [first, second] = [await early.take(), await early.take()]
  expect([first, second]).toEqual(made.map(({ connection }) => connection))
  expect(first).not.toBe(second)
})

test('one that the host has ended is not used', async () => {
  const { made, early } = network()
  early.begin()
  await settled()
  made[0]?.end()
  expect(await early.take()).toBe(made[1]?.connection)
})

test('one that failed is tried again when it is needed', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { made, state, early } = network()
  state.isDown = true
  early.begin()
  const taken = early.take()
  state.isDown = false
  expect(await taken).toBe(made[0]?.connection)
})

test('it is greeted once, and its answer is there for the session', async () => {
  const { made, early } = network()
  early.begin()
  early.begin()
  const store = memoryStore()
  early.greet('a page', store)
  early.greet('a page', store)
  const { greeted } = await early.take()
  expect(made).toHaveLength(1)
  expect(made[0]?.requested).toMatchObject([['space:greet', { app: 'a page' }]])
  expect(await greeted).toMatchObject({ answer: { ok: false, code: 'timeout' } })
  expect((await early.take()).greeted).toBeUndefined()
})
