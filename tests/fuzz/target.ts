/** A decoder of untrusted data, and what must hold for any input. */
import type * as fc from 'fast-check'

export interface Trial<T> {
  /** @throws when a promise is broken */
  attempt: (value: T) => void | Promise<void>
  end?: () => void | Promise<void>
}

export interface Target<T = unknown> {
  name: string
  /** Failing values are stored as JSON. */
  values: fc.Arbitrary<T>
  begin: () => Trial<T> | Promise<Trial<T>>
  /** CPU time that one value may cost, ms: far more than an ordinary one does. */
  most?: number
}

/** For a list of targets whose values differ. */
export function target<T>(one: Target<T>): Target {
  return one as Target
}

/** A target that needs nothing set up. */
export function pure<T>(
  name: string,
  values: fc.Arbitrary<T>,
  attempt: (value: T) => void | Promise<void>,
  most?: number
): Target {
  return target({ name, values, begin: () => ({ attempt }), ...(most === undefined ? {} : { most }) })
}

/** Default, ms. */
const usualMost = 1500

/** Fails when it needs more CPU time than an input may cost. */
export async function timed(work: () => void | Promise<void>, most = usualMost): Promise<void> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  if ((user + system) / 1000 > most) throw new Error(`takes more than ${String(most)} ms of CPU time`)
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
