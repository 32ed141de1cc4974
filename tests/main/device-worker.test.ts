import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BridgeBroadcast } from '#shared/bridge.ts'
import { startDeviceWorker, type StartedDevice } from '../../src/main/device-worker.ts'

const script = new URL('../support/scripted-device.ts', import.meta.url)
const options = { dataDir: '/nowhere', pagesDir: '/nowhere', version: '0.0.0', profileName: 'Mina' }

const opened: StartedDevice[] = []
let device: StartedDevice
let received: BridgeBroadcast[]

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
  received = []
  device.onBroadcast((broadcast) => received.push(broadcast))
}

function problems(): unknown[] {
  return received.filter(({ name }) => name === 'problem:occurred').map(({ payload }) => payload)
}

describe('a working worker', () => {
  test('answers requests, also those from before it had started', async () => {
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: true })
    expect(await device.request({ do: 'refuse' })).toEqual({ ok: false, code: 'exists' })
    await device.opened
  })

  test('receives broadcasts until its listener stops', async () => {
    const stop = device.onBroadcast((broadcast) => received.push(broadcast))
    void device.request({ do: 'emit' })
    await expect.poll(() => received.length).toBe(2)
    stop()
    void device.request({ do: 'emit' })
    await expect.poll(() => received.length).toBe(3)
  })

  test('refuses values that cannot be cloned', async () => {
    const answer = await device.request({ do: () => 'a function' })
    expect(answer).toMatchObject({ ok: false, code: 'invalid' })
  })

  test('says goodbye before it ends, and refuses requests after that', async () => {
    await device.request({ do: 'answer' })
    await device.close()
    expect(received.at(-1)?.payload).toBe('goodbye')
    expect(problems()).toEqual([])
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
  })
})

describe('a failing worker', () => {
  test('answers all pending requests with a refusal, is reported, and is replaced', async () => {
    const waiting = [
      device.request({ do: 'wait' }),
      device.request({ do: 'wait' }),
      device.request({ do: 'crash' })
    ]
    for (const reply of await Promise.all(waiting))
      expect(reply).toMatchObject({ ok: false, code: 'internal' })
    expect(problems()).toEqual([{ about: 'host', detail: 'Error: a bug (started again)' }])
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: true })
  })

  test('windows receive everything they watch from the new worker', async () => {
    const [kitchen, garden, attic] = ['a'.repeat(26), 'b'.repeat(26), 'c'.repeat(26)]
    for (const space of [kitchen, garden, attic])
      await device.request({ space, name: 'space:watch', payload: {} })
    await device.request({ space: null, name: 'space:close', payload: { space: garden } })
    await device.request({ space: null, name: 'space:forget', payload: { space: attic } })
    await device.request({ do: 'crash' })
    await expect
      .poll(() => received.map(({ space, name }) => [space, name]).slice(1))
      .toEqual([
        [null, 'device:changed'],
        [null, 'nearby:changed'],
        [null, 'spaces:changed'],
        [kitchen, 'space:refreshed']
      ])
    expect(received.at(-1)?.payload).toMatchObject({ space: { name: 'Kitchen' } })
  })

  test('ending unexpectedly is a failure too', async () => {
    expect(await device.request({ do: 'exit' })).toMatchObject({ ok: false, code: 'internal' })
    expect(problems()).toHaveLength(1)
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: true })
  })

  test('a worker that fails repeatedly is not restarted', async () => {
    for (let crash = 0; crash < 4; crash += 1) await device.request({ do: 'crash' })
    const details = problems().map((each) => (each as { detail: string }).detail)
    expect(details).toEqual([
      ...Array<string>(3).fill('Error: a bug (started again)'),
      'Error: a bug (until Parley is restarted)'
    ])
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
  })

  test('a worker that cannot start answers, is not restarted, and gives the reason', async () => {
    open('cannot start')
    await expect(device.opened).rejects.toMatchObject({
      name: 'DeviceOpenError',
      failure: { reason: 'program', detail: 'Error: the disk is gone' }
    })
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: false, code: 'internal' })
    await expect
      .poll(() => problems().at(-1))
      .toMatchObject({ detail: 'Error: the disk is gone (until Parley is restarted)' })
  })

  test('a missing worker file is reported as a missing part of the program', async () => {
    const missing = startDeviceWorker(new URL('../support/no-such-worker.ts', import.meta.url), options)
    opened.push(missing)
    await expect(missing.opened).rejects.toMatchObject({ failure: { reason: 'program' } })
  })

  test('a worker that is not restarted refuses requests', async () => {
    const states: boolean[] = []
    device.onServing((serving) => states.push(serving))
    void device.request({ do: 'serve' })
    await expect.poll(() => states).toEqual([true])
    await device.request({ do: 'crash' })
    expect(states).toEqual([true, false])
  })

  test('an invalid message is reported and changes nothing', async () => {
    void device.request({ do: 'talk nonsense' })
    expect(await device.request({ do: 'answer' })).toMatchObject({ ok: true })
    expect(problems()[0]).toMatchObject({ detail: expect.stringMatching(/unknown/) as string })
  })

  test('a worker that does not end is terminated after three seconds', async () => {
    open('stubborn')
    await device.request({ do: 'answer' })
    const began = performance.now()
    await device.close()
    expect(performance.now() - began).toBeGreaterThan(2_500)
  })
})
