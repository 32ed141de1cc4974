/** Everything a host knows of time. Given from outside, so that a test can let years pass in a second. */
import { systemClock, type Clock } from '#shared/values/clock.ts'

export interface HostTime extends Clock {
  /** Milliseconds, with fractions, since no particular moment; unlike the clock they never jump. */
  ticks(): number
  /** Milliseconds of a processor that this thread has used: what work cost, however busy the computer is. */
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
