import { expect, test } from 'vitest'
import { DialogAct } from '../../../../src/renderer/state/app/dialog-act.svelte.ts'

test('an act is busy until it is answered, and cannot be started twice', async () => {
  const act = new DialogAct(() => undefined)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const first = act.run(() => promise)
  expect(act.busy).toBe(true)
  expect(await act.run(() => Promise.resolve(true))).toBe(false)
  resolve(true)
  expect(await first).toBe(true)
  expect(act.busy).toBe(false)
})

test('a refusal is kept until the act is tried again', async () => {
  const act = new DialogAct(() => undefined)
  const refused = await act.run((refuse) => {
    refuse('offline')
    return Promise.resolve(false)
  })
  expect([refused, act.refused]).toEqual([false, 'offline'])
  await act.run(() => Promise.resolve(true))
  expect(act.refused).toBeNull()
})

test('an act that fails is told, and its error goes on to the page', async () => {
  const act = new DialogAct(() => undefined)
  await expect(act.run(() => Promise.reject(new Error('torn')))).rejects.toThrow('torn')
  expect([act.busy, act.refused]).toEqual([false, 'internal'])
})

test('a refusal that comes after the dialog is closed is told elsewhere', async () => {
  const late: string[] = []
  const act = new DialogAct((code) => late.push(code))
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const done = act.run(async (refuse) => {
    await promise
    refuse('storage')
    return false
  })
  act.close()
  resolve(undefined)
  await done
  expect([late, act.refused]).toEqual([['storage'], null])
})
