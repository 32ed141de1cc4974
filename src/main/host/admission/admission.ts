import type { IncomingMessage } from 'node:http'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import { hostOf, isFromOwnClient, ownHosts } from './origin-check.ts'
import { systemTime } from '../time.ts'

/** ms; to read this machine's addresses costs as much as an answer. */
const hostsMaxAgeMs = 1000

export class Admission {
  port = 0
  guests: GuestAccess
  /** The last slots are for known devices. */
  isNearlyFull: () => boolean = () => false
  #hosts: ReadonlySet<string> = new Set()
  #readAt = -Infinity

  constructor(guests: GuestAccess) {
    this.guests = guests
  }

  /** A refused guest gets the reason at the entry. */
  allows(request: IncomingMessage): boolean {
    return this.isForThisHost(request) && isFromOwnClient(request)
  }

  isForThisHost(request: IncomingMessage): boolean {
    const host = hostOf(request)
    return host !== null && this.#ownHosts().has(host)
  }

  admitsGuests(secure: boolean): boolean {
    return this.guests === 'http' || (this.guests === 'https' && secure)
  }

  #ownHosts(): ReadonlySet<string> {
    const now = systemTime.ticks()
    if (now - this.#readAt >= hostsMaxAgeMs) {
      this.#hosts = ownHosts(this.port)
      this.#readAt = now
    }
    return this.#hosts
  }
}
