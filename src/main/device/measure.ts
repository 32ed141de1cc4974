/** Load of a space that is hosted here. Nothing is counted or timed while no one asks. */
import { setTimeout as pause } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import type { HostMeasure } from '#shared/bridge.ts'
import type { Host } from '../host/options.ts'
import type { SpaceFile } from '../store/space-file.ts'

interface Sample {
  at: number
  events: number
  sent: number
  /** ms of processor time of this thread. */
  cpu: number
}

/** Of the sample that rates are computed from. */
const [minAgeMs, maxAgeMs] = [500, 5_000]

/** The first call waits half a second, to have something to compare with. */
export function measureOf(host: Host, file: SpaceFile): () => Promise<HostMeasure> {
  const since = Date.now()
  let samples: Sample[] = []
  return async () => {
    samples = samples.filter(({ at }) => performance.now() - at <= maxAgeMs)
    const before = (samples[0] ??= take(host, file))
    await pause(Math.max(0, before.at + minAgeMs - performance.now()))
    const now = take(host, file)
    if (now.at - (samples.at(-1)?.at ?? 0) >= minAgeMs) samples.push(now)
    const { connections, guests } = host.traffic()
    return {
      since,
      connections,
      guests,
      ...ratesOf(before, now),
      memory: memoryOf(),
      disk: file.size().bytes,
      events: now.events
    }
  }
}

function take(host: Host, file: SpaceFile): Sample {
  const { user, system } = process.threadCpuUsage()
  return {
    at: performance.now(),
    events: file.log.size,
    sent: host.traffic().sent,
    cpu: (user + system) / 1000
  }
}

function ratesOf(
  before: Sample,
  now: Sample
): Pick<HostMeasure, 'eventsPerSecond' | 'bytesPerSecond' | 'cpu'> {
  const ms = now.at - before.at
  return {
    eventsPerSecond: ((now.events - before.events) * 1000) / ms,
    bytesPerSecond: ((now.sent - before.sent) * 1000) / ms,
    cpu: Math.min(1, (now.cpu - before.cpu) / ms)
  }
}

function memoryOf(): number {
  const { total_heap_size: heap, external_memory: external, malloced_memory: malloced } = getHeapStatistics()
  return heap + external + malloced
}
