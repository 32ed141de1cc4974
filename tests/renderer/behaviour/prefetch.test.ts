import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { prefetch, prefetchDelayMs, restDelayMs } from '../../../src/renderer/behaviour/prefetch.ts'
import { loadChunk } from '../../../src/renderer/load-chunk.ts'
import { later, onlyDevices, soon } from '../../../src/renderer/lazy-chunks.ts'
import { ScriptedClock, settled as allSaid } from '../../support/interface.ts'

function parts(...names: string[]) {
  const fetched: string[] = []
  let reachable = true
  const loads = names.map((name) => () => {
    if (!reachable) return Promise.reject(new Error(`no ${name}`))
    fetched.push(name)
    return Promise.resolve()
  })
  return { fetched, loads, reach: (now: boolean) => (reachable = now) }
}

test('a page that has loaded prefetches the remaining chunks, in order', async () => {
  const clock = new ScriptedClock()
  const { fetched, loads } = parts('switcher', 'settings')
  prefetch(loads, clock)
  clock.pass(prefetchDelayMs - 1)
  await allSaid()
  expect(fetched).toEqual([])
  clock.pass(1)
  await allSaid()
  expect(fetched).toEqual(['switcher', 'settings'])
})

test('what a guest may need later waits longer', async () => {
  const clock = new ScriptedClock()
  const { fetched, loads } = parts('settings')
  prefetch(loads, clock, 60_000)
  clock.pass(59_999)
  await allSaid()
  expect(fetched).toEqual([])
  clock.pass(1)
  await allSaid()
  expect(fetched).toEqual(['settings'])
})

test('a failed prefetch is retried until the page closes', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const clock = new ScriptedClock()
  const { fetched, loads, reach } = parts('switcher')
  const stop = prefetch(loads, clock)
  reach(false)
  clock.pass(prefetchDelayMs)
  await allSaid()
  reach(true)
  clock.pass(prefetchDelayMs)
  await allSaid()
  expect(fetched).toEqual(['switcher'])
  stop()
})

test('a network that has lost a chunk is left alone for a minute', async () => {
  const clock = new ScriptedClock()
  const { fetched, loads } = parts('settings')
  let tries = 0
  const lostOnce = (): Promise<void> => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('lost')) : Promise.resolve()
  }
  prefetch([() => loadChunk(lostOnce, clock), ...loads], clock)
  clock.pass(prefetchDelayMs)
  await allSaid()
  clock.pass(1_000)
  await allSaid()
  expect([tries, fetched]).toEqual([2, []])
  clock.pass(restDelayMs)
  await allSaid()
  expect(fetched).toEqual(['settings'])
})

test('a page that closes fetches nothing more, and one that has all chunks stops', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  warned.mockClear()
  const clock = new ScriptedClock()
  const { fetched, loads } = parts('switcher', 'settings')
  const stop = prefetch([...loads.slice(0, 1), () => Promise.resolve(stop()), ...loads.slice(1)], clock)
  clock.pass(prefetchDelayMs)
  await allSaid()
  expect(fetched).toEqual(['switcher'])
  prefetch(loads, clock)
  clock.pass(prefetchDelayMs)
  await allSaid()
  expect([fetched.slice(1), warned.mock.calls]).toEqual([['switcher', 'settings'], []])
})

test('every chunk that is loaded on demand is also prefetched', () => {
  const files = [
    'lazy-chunks.ts',
    'text/lazy.ts',
    'views/dialogs/lazy.ts',
    'views/home/lazy.ts',
    'views/hosting/lazy.ts',
    'views/message/lazy.ts'
  ]
  const text = files.map((file) => readFileSync(`src/renderer/${file}`, 'utf8')).join('')
  const prefetched = new Set([...soon, ...later, ...onlyDevices])
  expect(prefetched.size).toBe([...text.matchAll(/import\('/g)].length)
})
