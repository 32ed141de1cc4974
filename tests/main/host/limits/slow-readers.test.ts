/** The rule by which slow readers are held back, let go and hung up on. Real sockets: slow.test.ts. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { SlowReaders } from '../../../../src/main/host/limits/slow-readers.ts'
import { Caller } from '../../../../src/main/host/sockets/caller.ts'
import type { SocketServer } from '../../../../src/main/host/sockets/socket-server.ts'
import { Turns } from '../../../../src/main/host/limits/turns.ts'

interface Reader {
  /** What waits for it at the next look. */
  waits: (packets: number, bytesEach?: number) => void
  happened: string[]
}

function reader({ entered = true } = {}): Reader {
  vi.useFakeTimers()
  const happened: string[] = []
  const caller = new Caller(
    'socket',
    { guest: false, secure: true, address: '127.0.0.1' },
    {
      turns: new Turns({ time: { cpuMs: () => 0 }, onWorked: () => undefined }),
      mustHaveTime: () => undefined,
      drained: () => Promise.resolve()
    }
  )
  if (entered) caller.enter({ device: 'mina', key: '' })
  const terminate = (): void => void happened.push('hung up')
  const conn = {
    writeBuffer: [] as { data: string }[],
    transport: { socket: { bufferedAmount: 0, terminate } },
    pingTimeoutTimer: { refresh: () => void happened.push('heartbeat') }
  }
  const sockets = new Map([['socket', { id: 'socket', conn, data: { caller } }]])
  const backlog = new SlowReaders({
    server: { on: () => undefined, sockets: { sockets } } as unknown as SocketServer,
    audience: {
      pausePushes: () => void happened.push('held back'),
      resumePushes: (_socket, device) => void happened.push(`released ${device}`)
    },
    headOf: () => null
  })
  onTestFinished(() => {
    backlog.close()
    vi.useRealTimers()
  })
  const waits = (packets: number, bytesEach = 10): void => {
    conn.writeBuffer = Array.from({ length: packets }, () => ({ data: 'x'.repeat(bytesEach) }))
    vi.advanceTimersByTime(250)
  }
  return { waits, happened }
}

const deeds = ({ happened }: Reader): string[] => happened.filter((one) => one !== 'heartbeat')

test('many packets hold it back, and few let it go', () => {
  const mina = reader()
  mina.waits(128)
  expect(mina.happened).toEqual([])
  mina.waits(129)
  mina.waits(17)
  expect(deeds(mina)).toEqual(['held back'])
  mina.waits(16)
  expect(deeds(mina)).toEqual(['held back', 'released mina'])
})

test('many bytes in few packets hold it back too', () => {
  const mina = reader()
  mina.waits(2, 300_000)
  mina.waits(2, 40_000)
  expect(mina.happened).toEqual(['held back', 'heartbeat'])
  mina.waits(2, 30_000)
  expect(mina.happened.at(-1)).toBe('released mina')
})

test('a burst that it works off is forgiven, and silence is not', () => {
  const mina = reader()
  for (const packets of [50, 40, 30]) mina.waits(packets, 100_000)
  const fiveSeconds = 20 // looks
  for (let look = 1; look < fiveSeconds; look += 1) mina.waits(30, 100_000)
  mina.waits(29, 100_000) // it has read something
  for (let look = 1; look < fiveSeconds; look += 1) mina.waits(29, 100_000)
  expect(deeds(mina)).toEqual(['held back'])
  mina.waits(29, 100_000)
  expect(deeds(mina)).toEqual(['held back', 'hung up'])
})

test('one that never entered has nothing to be released to', () => {
  const stranger = reader({ entered: false })
  stranger.waits(200)
  expect(() => stranger.waits(0)).not.toThrow()
  expect(deeds(stranger)).toEqual(['held back'])
})

test('reading is a sign of life, though a pong may wait behind what has not been read', () => {
  const mina = reader()
  mina.waits(10, 100_000)
  mina.waits(10, 100_000)
  expect(mina.happened).toEqual(['held back'])
  mina.waits(10, 90_000)
  expect(mina.happened).toEqual(['held back', 'heartbeat'])
})

test('an address for which far too much waits loses the connection for which most does', () => {
  const mallory = reader()
  mallory.waits(640, 100_000)
  expect(deeds(mallory)).toEqual(['held back'])
  mallory.waits(680, 100_000)
  expect(deeds(mallory)).toEqual(['held back', 'hung up'])
})
