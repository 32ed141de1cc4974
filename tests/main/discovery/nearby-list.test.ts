import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { maxInstances, NearbyList } from '../../../src/main/discovery/nearby-list.ts'
import type { NearbySpace } from '../../../src/main/discovery/nearby-space.ts'
import {
  unreachable,
  deviceId,
  foundAt,
  answers,
  silent,
  spaceId,
  fakeProbe,
  type FakeHost
} from './fake-hosts.ts'

/** Our own address. */
const ourselves = '10.0.0.99'

let stop = (): void => undefined

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop()
  expect(vi.getTimerCount(), 'timers left behind').toBe(0)
  vi.useRealTimers()
})

/** @param known spaces where this device has been before */
function listOn(hosts: Record<string, FakeHost>, ms?: () => number, known: readonly string[] = []) {
  const probe = fakeProbe(hosts, ms)
  const reported = vi.fn<(nearby: NearbySpace[]) => void>()
  const list = new NearbyList({
    probe,
    onChange: reported,
    isKnown: (space) => known.includes(space),
    isOwnAddress: (address) => address === ourselves
  })
  stop = () => {
    list.stop()
  }
  return { list, probe, reported, last: () => reported.mock.lastCall?.[0] ?? [] }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('the list has', () => {
  test('a host whose answer matches its announcement', async () => {
    const { list, last } = listOn({ '10.0.0.1': answers({ people: 4, guests: 'https' }) })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    expect(last()).toMatchObject([
      { space: spaceId('a'), name: 'Lunch', host: deviceId('b'), hostName: 'Omar', people: 4, guests: true }
    ])
    expect(last()[0]?.probe.address).toBe('10.0.0.1:4717')
  })

  test.each<[string, FakeHost]>([
    ['a port where no one answers', unreachable],
    ['another space', answers({ space: spaceId('c') })],
    ['another device', answers({ host: deviceId('c') })],
    ['a name that no one can see', answers({ name: '\u200b' })]
  ])('not %s', async (_what, host) => {
    const { list, reported } = listOn({ '10.0.0.1': host })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(30_000)
    expect(reported).not.toHaveBeenCalled()
  })

  test('two hosts with one name as two entries', async () => {
    const { list, last } = listOn({ '10.0.0.1': answers(), '10.0.0.2': answers({ host: deviceId('c') }) })
    list.found(foundAt(['10.0.0.1']), 0)
    list.found(foundAt(['10.0.0.2'], { dev: deviceId('c') }), 0)
    await pass(100)
    expect(last().map(({ name, host }) => [name, host])).toEqual([
      ['Lunch', deviceId('b')],
      ['Lunch', deviceId('c')]
    ])
  })

  test('a name without line breaks and control characters', async () => {
    const { list, last } = listOn({ '10.0.0.1': answers({ name: 'Lunch\u202e\nRoom', hostName: ' Omar ' }) })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    expect(last()).toMatchObject([{ name: 'Lunch Room', hostName: 'Omar' }])
  })
})

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** Device ids, all different. */
function devices(count: number): string[] {
  const letter = (at: number): string => letters[at & 31] ?? ''
  return Array.from({ length: count }, (_, at) =>
    (letter(at >> 10) + letter(at >> 5) + letter(at)).repeat(18).slice(2)
  )
}

describe('at most 64 entries', () => {
  const crowd = devices(100)

  test('and the first ones stay', async () => {
    const hosts = crowd.map((host, at) => [`10.0.1.${String(at)}`, answers({ host })] as const)
    const { list, last } = listOn(Object.fromEntries(hosts))
    crowd.forEach((dev, at) => {
      list.found(foundAt([`10.0.1.${String(at)}`], { dev }), 0)
    })
    await pass(100)
    expect(last().map(({ host }) => host)).toEqual(crowd.slice(0, maxInstances))
  })

  test('and a full list has space for known spaces and for senders with fewer entries', async () => {
    const hosts = crowd.slice(0, 66).map((host) => [host, answers({ host })] as const)
    const everybody = Object.fromEntries(hosts.map(([, host], at) => [`10.0.1.${String(at)}`, host] as const))
    const { list, last } = listOn(
      {
        ...everybody,
        '10.0.0.1': answers({ space: spaceId('c') }),
        '10.0.0.2': answers({ space: spaceId('d') })
      },
      undefined,
      [spaceId('c')]
    )
    for (const [at, dev] of crowd.slice(0, 64).entries()) {
      list.found(foundAt([`10.0.1.${String(at)}`], { dev }, `10.0.1.${String(at % 8)}`), 0)
      await pass(100)
    }
    expect(last()).toHaveLength(maxInstances)
    list.found(foundAt(['10.0.0.1'], { id: spaceId('c') }), 0)
    list.found(foundAt(['10.0.0.2'], { id: spaceId('d') }), 0)
    await pass(100)
    expect(last().map(({ space }) => space)).toEqual(expect.arrayContaining([spaceId('c'), spaceId('d')]))
    expect(last()).toHaveLength(maxInstances)
  })
})

describe('attackers', () => {
  /** Ten thousand announcements without a delay, of one address or of many. */
  function lies(list: NearbyList, senderOf: (at: number) => string, addressOf = senderOf): void {
    for (const [at, dev] of devices(10_000).entries()) {
      list.found(foundAt([addressOf(at)], { dev }, senderOf(at)), 0)
    }
  }

  /** The most questions in any minute. */
  function busiest(times: readonly number[]): number {
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length))
  }

  function timed(hosts: Record<string, FakeHost>, known: readonly string[] = []) {
    const times: { at: number; address: string }[] = []
    const all = new Proxy(hosts, {
      get(real, address: string) {
        times.push({ at: performance.now(), address })
        return real[address]
      }
    })
    return { ...listOn(all, undefined, known), times }
  }

  test.each<[string, (at: number) => string]>([
    ['one address', () => '10.0.7.1'],
    ['every address of the subnet', (at) => `10.0.7.${String(at % 254)}`],
    ['ourselves', () => ourselves]
  ])('who announce ten thousand spaces of %s cause at most 20 probes a minute', async (who, senderOf) => {
    const { list, times } = timed({})
    for (let minute = 0; minute < 5; minute += 1) {
      lies(list, senderOf)
      await pass(60_000)
    }
    const most = busiest(times.map(({ at }) => at))
    console.log(
      `10,000 announcements of ${who}, five times: ${String(times.length)} questions in 5 min, ${String(most)} in the worst minute`
    )
    expect(most).toBeLessThanOrEqual(20)
    expect(times.length).toBeGreaterThan(0)
  })

  test('with one address leave turns to honest hosts, which are found at once', async () => {
    const { list, last } = timed({ '10.0.0.1': answers(), '10.0.0.2': answers({ host: deviceId('c') }) })
    lies(list, () => '10.0.7.1')
    list.found(foundAt(['10.0.0.1']), 0)
    list.found(foundAt(['10.0.0.2'], { dev: deviceId('c') }), 0)
    await pass(100)
    expect(last()).toHaveLength(2)
  })

  test('senders that announce foreign addresses from one address share one limit', async () => {
    const { list, times } = timed({})
    lies(
      list,
      () => '10.0.7.1',
      (at) => `10.0.8.${String(at % 254)}`
    )
    await pass(60_000)
    expect(times.length).toBeLessThanOrEqual(8)
  })

  test('with every address of the subnet are probed after a known host', async () => {
    const { list, last } = timed({ '10.0.0.1': answers() }, [spaceId('a')])
    for (const [at, dev] of devices(10_000).entries()) {
      list.found(foundAt([`10.0.7.${String(at % 254)}`], { id: spaceId('c'), dev }), 0)
    }
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(10_000)
    expect(last()).toMatchObject([{ space: spaceId('a') }])
  })

  test('are dropped for minutes after two probes; a refresh by a person resets that', async () => {
    const hosts: Record<string, FakeHost> = {}
    const { list, probe, last } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(30_000)
    expect(probe).toHaveBeenCalledTimes(2)
    hosts['10.0.0.1'] = answers()
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(30_000)
    expect(probe).toHaveBeenCalledTimes(2)
    list.refresh()
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    expect(last()).toHaveLength(1)
  })

  test('do not cause many probes of an honest host, or remove it', async () => {
    const { list, times, last } = timed({ '10.0.0.1': answers() })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    for (let at = 0; at < 1000; at += 1) {
      list.found({ ...foundAt(['10.0.0.1'], { n: `Forged ${String(at)}` }, '10.0.7.1'), port: at + 1 }, 0)
      await pass(60)
    }
    expect(last()).toMatchObject([{ name: 'Lunch', probe: { address: '10.0.0.1:4717' } }])
    console.log(`an honest host that is lied about: ${String(times.length)} questions in a minute`)
    expect(times.length).toBeLessThanOrEqual(40)
  })
})

describe('the list removes', () => {
  test('a host that fails twice', async () => {
    const hosts: Record<string, FakeHost> = { '10.0.0.1': answers() }
    const { list, last } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(9_000)
    hosts['10.0.0.1'] = unreachable
    await pass(3_000)
    expect(last()).toHaveLength(1)
    await pass(3_000)
    expect(last()).toEqual([])
  })

  test('a host that accepts every probe and never answers, within 25 s', async () => {
    const hosts: Record<string, FakeHost> = { '10.0.0.1': answers() }
    const { list, last } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    hosts['10.0.0.1'] = silent
    await pass(25_000)
    expect(last()).toEqual([])
  })

  test('no host that failed once', async () => {
    const hosts: Record<string, FakeHost> = { '10.0.0.1': answers() }
    const { list, reported } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(9_000)
    hosts['10.0.0.1'] = unreachable
    await pass(3_000)
    hosts['10.0.0.1'] = answers()
    await pass(60_000)
    expect(reported).toHaveBeenCalledTimes(1)
  })

  test('a host that says goodbye, at once, also during a probe', async () => {
    const { list, last } = listOn({ '10.0.0.1': answers() })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    list.refresh()
    list.gone(foundAt([]).id)
    await pass(100)
    expect(last()).toEqual([])
  })
})

describe('when something changes', () => {
  test('the number of people is taken from the announcement without a probe', async () => {
    const { list, probe, last } = listOn({ '10.0.0.1': answers() })
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    list.found(foundAt(['10.0.0.1'], { p: '9', f: 'g' }), 0)
    await pass(100)
    expect(last()).toMatchObject([{ people: 9, guests: true }])
    expect(probe).toHaveBeenCalledTimes(1)
  })

  test('the name is shown when the host confirms it', async () => {
    const hosts: Record<string, FakeHost> = { '10.0.0.1': answers() }
    const { list, last } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    list.found(foundAt(['10.0.0.1'], { n: 'Forged' }), 0)
    await pass(100)
    expect(last()).toMatchObject([{ name: 'Lunch' }])
    hosts['10.0.0.1'] = answers({ name: 'Retro' })
    list.found(foundAt(['10.0.0.1'], { n: 'Retro' }), 0)
    await pass(100)
    expect(last()).toMatchObject([{ name: 'Retro' }])
  })

  test('the address is probed as soon as it is announced', async () => {
    const hosts: Record<string, FakeHost> = { '10.0.0.1': answers() }
    const { list, last } = listOn(hosts)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    hosts['10.0.0.1'] = silent
    hosts['10.0.0.9'] = answers()
    list.found(foundAt(['10.0.0.9']), 0)
    await pass(500)
    expect(last()[0]?.probe.address).toBe('10.0.0.9:4717')
  })

  test('the latency is shown when it changes enough', async () => {
    let ms = 5
    const { list, reported, last } = listOn({ '10.0.0.1': answers() }, () => ms)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    ms = 20
    await pass(20_000)
    expect(reported).toHaveBeenCalledTimes(1)
    ms = 40 // far from what was reported, though near to the answer before
    await pass(20_000)
    expect(last()[0]?.probe.ms).toBe(40)
    expect(reported).toHaveBeenCalledTimes(2)
  })

  test('changes are reported together, and not when nothing visible changes', async () => {
    const { list, reported } = listOn({ '10.0.0.1': answers(), '10.0.0.2': answers({ host: deviceId('c') }) })
    list.found(foundAt(['10.0.0.1']), 0)
    list.found(foundAt(['10.0.0.2'], { dev: deviceId('c') }), 0)
    await pass(40_000)
    expect(reported).toHaveBeenCalledTimes(1)
  })
})

describe('of several addresses', () => {
  test('a silent one does not delay the next', async () => {
    const { list, last } = listOn({ '10.0.0.1': silent, '10.0.0.2': answers() })
    list.found(foundAt(['10.0.0.1', '10.0.0.2']), 0)
    await pass(250)
    expect(last()[0]?.probe.address).toBe('10.0.0.2:4717')
  })

  test('the one on the better interface is probed first', async () => {
    const { list, probe, last } = listOn({ '172.17.0.2': silent, '10.0.0.1': answers() })
    list.found(foundAt(['172.17.0.2']), 1)
    list.found(foundAt(['10.0.0.1']), 0)
    await pass(100)
    expect(last()[0]?.probe.address).toBe('10.0.0.1:4717')
    probe.mockClear()
    list.refresh()
    expect(probe.mock.calls.map(([address]) => address)).toEqual(['10.0.0.1'])
  })
})

test('a stopped list probes no host and aborts running probes', async () => {
  const { list, probe, reported } = listOn({ '10.0.0.1': silent })
  list.found(foundAt(['10.0.0.1']), 0)
  list.stop()
  list.found(foundAt(['10.0.0.2'], { dev: deviceId('c') }), 0)
  await pass(30_000)
  expect(probe).toHaveBeenCalledTimes(1)
  expect(probe.mock.lastCall?.[2].aborted).toBe(true)
  expect(reported).not.toHaveBeenCalled()
})
