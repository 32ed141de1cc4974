/** Who may come in: the port that callers must name, and whether guests are let in at the moment. */
import type { IncomingMessage } from 'node:http'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import { isForUs, isFromUs } from './guard.ts'

export class Door {
  /** Known once the host listens. */
  port = 0
  guests: GuestAccess

  constructor(guests: GuestAccess) {
    this.guests = guests
  }

  /** Decides on the handshake of a socket. A guest that is not welcome gets its reason when it asks to enter. */
  allows(request: IncomingMessage): boolean {
    return this.isForUs(request) && isFromUs(request)
  }

  isForUs(request: IncomingMessage): boolean {
    return isForUs(request, this.port)
  }

  /** Whether guests are let in over this kind of connection. */
  takesGuests(secure: boolean): boolean {
    return this.guests === 'http' || (this.guests === 'https' && secure)
  }
}
