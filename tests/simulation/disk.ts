/** Disks that may be full, that may be put back as they were, and programs that may die between any two writes. */
import type { SessionStore, StoredDraft } from '#shared/session/deps.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostLog } from '../../src/main/host/log/host-log.ts'
import type { SpaceFile } from '../../src/main/store/space-file.ts'
import type { SavedState } from '../support/saved-store.ts'
import { messageIn, textOf } from './event-text.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { FileCopy, StoredFile } from './stored-file.ts'

const mostCopies = 3

/** Where a program is to die: before the n-th of its writes from now, or right after it. */
export interface CrashPlan {
  when: 'before' | 'after'
  writes: number
}

/** All that a disk held at one moment. */
export interface DiskCopy {
  file: FileCopy | null
  saved: SavedState | null
  messages: readonly string[]
  accepted: ReadonlyMap<number, string>
}

export interface Write<T> {
  name: string
  args: readonly unknown[]
  work: () => T
  /** When the disk is full. */
  refuse: () => never
}

export class Disk {
  full = false
  doom: CrashPlan | null = null
  /** Of a desktop. */
  readonly file: StoredFile | null
  /** Of a page or the command line, which have no file. */
  saved: SavedState | null = null
  /** Messages that were written to it, as far as it was not put back since. */
  messages = new Set<string>()
  /** The host whose claim was accepted, by epoch. */
  accepted = new Map<number, string>()
  onWritten: (name: string, args: readonly unknown[]) => void = () => undefined
  /** A copy is made right after the n-th write from now, before it is acknowledged. */
  copyAfter = Infinity
  /** Oldest first. */
  readonly copies: DiskCopy[] = []

  constructor(file: StoredFile | null = null) {
    this.file = file
  }

  /** @throws without one */
  get fileNow(): SpaceFile {
    if (!this.file) throw new RangeError('this disk has no file')
    return this.file.current
  }

  copy(): DiskCopy {
    const { file, saved, messages, accepted } = this
    return { file: file?.copy() ?? null, saved, messages: [...messages], accepted: new Map(accepted) }
  }

  keepCopy(): void {
    this.copies.push(this.copy())
    if (this.copies.length > mostCopies) this.copies.shift()
  }

  /** Only while no program runs on it. */
  putBack({ file, saved, messages, accepted }: DiskCopy): void {
    if (file) this.file?.putBack(file)
    this.saved = saved
    this.messages = new Set(messages)
    this.accepted = new Map(accepted)
  }

  /** Without a file, a program that starts finds only what it has written itself, and follows any host. @param isOwn of a message */
  restart(isOwn: (message: string) => boolean): void {
    if (this.file) return
    this.messages = new Set([...this.messages].filter(isOwn))
    this.accepted = new Map()
  }

  /** Does a write, or what becomes of it. A dead program writes nothing. */
  write<T>(process: SimulatedProcess, { name, args, work, refuse }: Write<T>): T | undefined {
    if (!process.alive) return undefined
    if (this.#isDoomed('before')) {
      process.kill()
      return undefined
    }
    if (this.full) refuse()
    const done = work()
    for (const message of messagesIn(args)) this.messages.add(message)
    this.onWritten(name, args)
    this.copyAfter -= 1
    if (this.copyAfter <= 0) {
      this.copyAfter = Infinity
      this.keepCopy()
    }
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
  const refuse = (): never => {
    throw new Error('the disk is full')
  }
  const mutating = ['append', 'dropStray', 'acceptClaim'] as const
  return intercept(log, mutating, (work, args, name) => disk.write(process, { name, args, work, refuse }))
}

const mutators: readonly (keyof SessionStore)[] = [
  'saveDraft',
  'dropDraft',
  'addEvents',
  'truncate',
  'dropStray',
  'acceptClaim',
  'saveHead',
  'keepOwn',
  'forgetOwn',
  'setMark',
  'savePicture',
  'setView'
]

/** A session's store on a disk. */
export function storeOn(disk: Disk, store: SessionStore, process: SimulatedProcess): SessionStore {
  const refuse = (): never => {
    throw new Refused('storage', 'the disk is full')
  }
  return intercept(store, mutators, (work, args, name) => disk.write(process, { name, args, work, refuse }))
}

/** Messages in events, placed events and stored drafts. */
function messagesIn(written: readonly unknown[]): string[] {
  const all = written.flat() as (Partial<StoredDraft> | null)[]
  return all.flatMap((one) => {
    const { event, draft } = typeof one === 'object' && one ? one : {}
    const text = event ? textOf(event) : draft?.kind === 'message.posted' ? messageIn(draft.body.text) : null
    return text === null ? [] : [text]
  })
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
