import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BridgeTell } from '#shared/bridge.ts'
import { startDeviceWorker, type StartedDevice } from '../../src/main/device-worker.ts'

const script = new URL('../support/scripted-device.ts', import.meta.url)
const options = { dataDir: '/nowhere', pagesDir: '/nowhere', version: '0.0.0', profileName: 'Mina' }

const opened: StartedDevice[] = []
let device: StartedDevice
let told: BridgeTell[]

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue() // crashes are reported there
  open('Mina')
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
  vi.restoreAllMocks()
})

function open(profileName: string): void {
  device = startDeviceWorker(script, { ...options, profileName })
  opened.push(device)
  told = []
  device.onTell((tell) => told.push(tell))
}

function troubles(): unknown[] {
  return told.filter(({ name }) => name === 'trouble:occurred').map(({ payload }) => payload)
}

describe('a worker that is well', () => {
  test('has opened, and answers, also what was asked before it had started', async () => {
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: true })
    expect(await device.ask({ do: 'refuse' })).toEqual({ ok: false, code: 'exists' })
    await device.opened
  })

  test('is heard until its listener stops', async () => {
    const stop = device.onTell((tell) => told.push(tell))
    void device.ask({ do: 'tell' })
    await expect.poll(() => told.length).toBe(2)
    stop()
    void device.ask({ do: 'tell' })
    await expect.poll(() => told.length).toBe(3)
  })

  test('is not bothered with what cannot cross', async () => {
    const answer = await device.ask({ do: () => 'a function' })
    expect(answer).toMatchObject({ ok: false, code: 'invalid' })
  })

  test('says goodbye before it ends, and refuses from then on', async () => {
    await device.ask({ do: 'answer' })
    await device.close()
    expect(told.at(-1)?.payload).toBe('goodbye')
    expect(troubles()).toEqual([])
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
  })
})

describe('a worker that fails', () => {
  test('everything that waited is answered, the person is told, and a new one takes over', async () => {
    const waiting = [device.ask({ do: 'wait' }), device.ask({ do: 'wait' }), device.ask({ do: 'crash' })]
    for (const reply of await Promise.all(waiting))
      expect(reply).toMatchObject({ ok: false, code: 'internal' })
    expect(troubles()).toEqual([{ about: 'host', detail: 'Error: a bug (started again)' }])
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: true })
  })

  test('windows hear again everything they watch, from the one that takes over', async () => {
    const [kitchen, garden, attic] = ['a'.repeat(26), 'b'.repeat(26), 'c'.repeat(26)]
    for (const space of [kitchen, garden, attic])
      await device.ask({ space, name: 'space:watch', payload: {} })
    await device.ask({ space: null, name: 'space:close', payload: { space: garden } })
    await device.ask({ space: null, name: 'space:forget', payload: { space: attic } })
    await device.ask({ do: 'crash' })
    await expect
      .poll(() => told.map(({ space, name }) => [space, name]).slice(1))
      .toEqual([
        [null, 'device:changed'],
        [null, 'nearby:changed'],
        [null, 'spaces:changed'],
        [kitchen, 'space:refreshed']
      ])
    expect(told.at(-1)?.payload).toMatchObject({ space: { name: 'Kitchen' } })
  })

  test('ending without being asked to is a failure too', async () => {
    expect(await device.ask({ do: 'exit' })).toMatchObject({ ok: false, code: 'internal' })
    expect(troubles()).toHaveLength(1)
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: true })
  })

  test('one that fails again and again is given up', async () => {
    for (let crash = 0; crash < 4; crash += 1) await device.ask({ do: 'crash' })
    const details = troubles().map((each) => (each as { detail: string }).detail)
    expect(details).toEqual([
      ...Array<string>(3).fill('Error: a bug (started again)'),
      'Error: a bug (until Parley is restarted)'
    ])
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
  })

  test('one that cannot even start answers, is given up at once, and says why', async () => {
    open('cannot start')
    await expect(device.opened).rejects.toMatchObject({
      name: 'CannotStart',
      fault: { reason: 'program', detail: 'Error: the disk is gone' }
    })
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
    await expect
      .poll(() => troubles().at(-1))
      .toMatchObject({ detail: 'Error: the disk is gone (until Parley is restarted)' })
  })

  test('one whose file is not there says that a part of the program is missing', async () => {
    const missing = startDeviceWorker(new URL('../support/no-such-worker.ts', import.meta.url), options)
    opened.push(missing)
    await expect(missing.opened).rejects.toMatchObject({ fault: { reason: 'program' } })
  })

  test('serves nobody any more', async () => {
    const heard: boolean[] = []
    device.onServing((serving) => heard.push(serving))
    void device.ask({ do: 'serve' })
    await expect.poll(() => heard).toEqual([true])
    await device.ask({ do: 'crash' })
    expect(heard).toEqual([true, false])
  })

  test('nonsense from it is reported, and breaks nothing', async () => {
    void device.ask({ do: 'talk nonsense' })
    expect(await device.ask({ do: 'answer' })).toMatchObject({ ok: true })
    expect(troubles()[0]).toMatchObject({ detail: expect.stringMatching(/unknown/) as string })
  })

  test('one that does not let go is ended after three seconds', async () => {
    open('stubborn')
    await device.ask({ do: 'answer' })
    const began = performance.now()
    await device.close()
    expect(performance.now() - began).toBeGreaterThan(2_500)
  })
})
