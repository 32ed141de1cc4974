/** Replaced in tests, so that years pass in a second. */
import { systemClock, type Clock } from '#shared/values/clock.ts'

export interface HostTime extends Clock {
  /** ms with fractions; unlike the clock they never jump. */
  ticks(): number
  /** ms of processor time of this thread, independent of other load. */
  cpuMs(): number
}

export const systemTime: HostTime = {
  ...systemClock,
  ticks: () => performance.now(),
  cpuMs: () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
}
