import { beforeEach, expect, test, vi } from 'vitest'
import { ScriptedClock, settled } from '../support/interface.ts'

type Module = typeof import('../../src/renderer/load-chunk.ts')
let loadChunk: Module['loadChunk']
let cacheLoader: Module['cacheLoader']
let onChunkFailure: Module['onChunkFailure']

// A page of its own for each test: what could not be had is remembered as long as the page lasts.
beforeEach(async () => {
  vi.resetModules()
  vi.stubGlobal('chunkAddress', undefined)
  ;({ loadChunk, cacheLoader, onChunkFailure } = await import('../../src/renderer/load-chunk.ts'))
})

/** A file of the built page, and every address that it is asked for at. */
function file(name: string, answer: (tries: number) => Promise<string>) {
  const requested: string[] = []
  const load = (): Promise<string> => {
    requested.push(globalThis.chunkAddress?.(name) ?? '')
    return answer(requested.length)
  }
  return { requested, load }
}

const lost = (): Promise<never> => Promise.reject(new TypeError('lost'))

async function pass(clock: ScriptedClock, ...pausesMs: number[]): Promise<void> {
  for (const pauseMs of pausesMs) {
    await settled()
    clock.pass(pauseMs)
  }
  await settled()
}

test('a chunk that fails to load is requested again, each time at another address; the next import gets that copy', async () => {
  const clock = new ScriptedClock()
  const { requested, load } = file('./a.js', (tries) => (tries < 3 ? lost() : Promise.resolve('part')))
  const loading = loadChunk(load, clock)
  await pass(clock, 300, 1_000)
  expect(await loading).toBe('part')
  expect(requested).toEqual(['./a.js', './a.js?again=1', './a.js?again=2'])
  expect(await loadChunk(load, clock)).toBe('part')
  expect(requested.at(-1)).toBe('./a.js?again=2')
})

test('after the last attempt it reports the error; later it tries again', async () => {
  const clock = new ScriptedClock()
  const { requested, load } = file('./b.js', (tries) => (tries < 5 ? lost() : Promise.resolve('part')))
  const refused = expect(loadChunk(load, clock)).rejects.toThrow('lost')
  await pass(clock, 300, 1_000, 3_000)
  await refused
  expect(await loadChunk(load, clock)).toBe('part')
  expect(requested.at(-1)).toBe('./b.js?again=4')
})

test('an attempt without an answer is abandoned, and a copy that arrives too late is not used', async () => {
  const clock = new ScriptedClock()
  let come = (_part: string): void => undefined
  const first = new Promise<string>((resolve) => (come = resolve))
  const { load } = file('./c.js', (tries) => (tries < 3 ? first : Promise.resolve('second')))
  const one = loadChunk(load, clock)
  await pass(clock, 4_000)
  const other = loadChunk(load, clock)
  await pass(clock, 1_000)
  come('first')
  await pass(clock, 300)
  expect([await one, await other]).toEqual(['second', 'second'])
})

test('a loaded chunk is available at once; a failed one is requested again', async () => {
  const { requested, load } = file('./d.js', (tries) => (tries === 1 ? lost() : Promise.resolve('part')))
  const get = cacheLoader(load)
  await expect(get()).rejects.toThrow('lost')
  expect(await get()).toBe('part')
  expect(get()).toBe('part')
  expect(requested).toHaveLength(2)
})

test('each failure is told with the file that did not come', async () => {
  const clock = new ScriptedClock()
  const told: string[] = []
  const stop = onChunkFailure((name) => told.push(name))
  const { load } = file('./e.js', (tries) => (tries < 2 ? lost() : Promise.resolve('part')))
  const loading = loadChunk(load, clock)
  await pass(clock, 300)
  expect([await loading, told]).toEqual(['part', ['./e.js']])
  stop()
})
