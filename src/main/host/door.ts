/** Who may come in: the port that callers must name, and whether guests are let in at the moment. */
import type { IncomingMessage } from 'node:http'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import { isBrowser, isForUs, isFromUs, isSecure } from './guard.ts'

export class Door {
  /** Known once the host listens. */
  port = 0
  guests: GuestAccess

  constructor(guests: GuestAccess) {
    this.guests = guests
  }

  /** Decides on the handshake of a socket. */
  allows(request: IncomingMessage): boolean {
    if (!this.isForUs(request) || !isFromUs(request)) return false
    return !isBrowser(request) || this.takesGuests(request)
  }

  isForUs(request: IncomingMessage): boolean {
    return isForUs(request, this.port)
  }

  /** Whether pages and sockets of browsers are served over this kind of connection. */
  takesGuests(request: IncomingMessage): boolean {
    return this.guests === 'http' || (this.guests === 'https' && isSecure(request))
  }
}
