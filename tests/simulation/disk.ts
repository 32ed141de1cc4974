/** Disks that may be full, and programs that may die between any two things they do to them. */
import type { SessionStore } from '#shared/session/deps.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostLog } from '../../src/main/host/log/host-log.ts'
import type { SimulatedProcess } from './simulated-process.ts'

/** Where a program is to die: before the n-th of its writes from now, or right after it. */
export interface CrashPlan {
  when: 'before' | 'after'
  writes: number
}

export class Disk {
  full = false
  doom: CrashPlan | null = null

  /** Does a write, or what becomes of it. A dead program writes nothing. */
  write<T>(process: SimulatedProcess, work: () => T, refuse: () => never): T | undefined {
    if (!process.alive) return undefined
    if (this.#isDoomed('before')) {
      process.kill()
      return undefined
    }
    if (this.full) refuse()
    const done = work()
    if (this.#isDoomed('after')) process.kill()
    return done
  }

  #isDoomed(when: CrashPlan['when']): boolean {
    if (this.doom?.when !== when) return false
    this.doom.writes -= 1
    if (this.doom.writes > 0) return false
    this.doom = null
    return true
  }
}

/** The host's log on a disk. */
export function logOn(disk: Disk, log: HostLog, process: SimulatedProcess): HostLog {
  return intercept(log, ['append'], (work) =>
    disk.write(process, work, () => {
      throw new Error('the disk is full')
    })
  )
}

const mutators: readonly (keyof SessionStore)[] = [
  'saveDraft',
  'dropDraft',
  'addEvents',
  'setMark',
  'savePicture',
  'setView'
]

/** A session's store on a disk. */
export function storeOn(disk: Disk, store: SessionStore, process: SimulatedProcess): SessionStore {
  return intercept(store, mutators, (work) =>
    disk.write(process, work, () => {
      throw new Refused('storage', 'the disk is full')
    })
  )
}

/** The same object, but that some of its methods are done by `instead`. */
export function intercept<T extends object>(
  target: T,
  names: readonly (keyof T)[],
  instead: (work: () => unknown, args: unknown[], name: keyof T) => unknown
): T {
  return new Proxy(target, {
    get: (_, name) => {
      const method: unknown = Reflect.get(target, name, target)
      if (typeof method !== 'function') return method
      const work = (args: unknown[]): unknown => Reflect.apply(method, target, args)
      if (!names.includes(name as keyof T)) return (...args: unknown[]) => work(args)
      return (...args: unknown[]) => instead(() => work(args), args, name as keyof T)
    }
  })
}
