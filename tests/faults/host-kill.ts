/** Kills the host it runs in at an exact moment, at seams that the host has anyway. */
import { createRequire } from 'node:module'
import type { HostLog } from '../../src/main/host/log/host-log.ts'
import type { HostPoint } from './plans.ts'

/** Socket.IO's own copy, which package.json does not list. */
const { Socket } = createRequire(import.meta.resolve('socket.io'))('engine.io') as {
  Socket: { prototype: { write: (this: unknown, ...given: unknown[]) => unknown } }
}

const isPush = (data: unknown): boolean => typeof data === 'string' && data.startsWith('2["log:appended"')
/** An answer that carries a position: the acknowledgement of an event. */
const isAcknowledgement = (data: unknown): boolean =>
  typeof data === 'string' && data.startsWith('3') && data.includes('"position"')
/** A batch is pushed to some members and not to others. */
const some = 3

/** Once armed, counts batches of messages, and kills this process when one of them gets to the point. */
export class HostKill {
  #point: HostPoint | undefined
  #left = 0
  #pushed = 0

  constructor() {
    this.#watchSockets()
  }

  arm(point: HostPoint, after: number): void {
    this.#point = point
    this.#left = after
  }

  wrapLog(log: HostLog): HostLog {
    const names = [
      'stateEvents',
      'readAfter',
      'readBefore',
      'head',
      'digest',
      'chain',
      'lastIn',
      'idOf',
      'strays',
      'dropStray',
      'claim',
      'acceptClaim',
      'positionOf',
      'find',
      'search'
    ] as const
    const others = names.map((name) => [name, (log[name] as () => unknown).bind(log)])
    return {
      ...(Object.fromEntries(others) as unknown as HostLog),
      pictures: log.pictures,
      append: (entries, space) => {
        if (entries.some(({ event }) => event.kind === 'message.posted')) this.#left -= 1
        this.#pushed = 0
        this.#at('before-commit')
        log.append(entries, space)
        this.#at('after-commit')
      }
    }
  }

  /** Sees everything that leaves for a member. */
  #watchSockets(): void {
    const write = Reflect.get(Socket.prototype, 'write')
    const before = (data: unknown): void => {
      if (isPush(data)) this.#beforePush()
      if (isAcknowledgement(data)) this.#at('before-acknowledgement')
    }
    const after = (data: unknown): void => {
      if (isAcknowledgement(data)) this.#at('after-acknowledgement')
    }
    Socket.prototype.write = function (...given) {
      before(given[0])
      const socket = write.apply(this, given)
      after(given[0])
      return socket
    }
  }

  #beforePush(): void {
    this.#at('before-push')
    this.#pushed += 1
    if (this.#pushed > some) this.#at('during-push')
  }

  #at(point: HostPoint): void {
    if (point === this.#point && this.#left <= 0) process.kill(process.pid, 'SIGKILL')
  }
}
