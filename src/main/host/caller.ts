/** One connected socket, from the handshake on. */
import { Refused } from '#shared/protocol/reply.ts'

/** Who entered over it. */
export interface Entered {
  device: string
  key: string
}

export class Caller {
  /** Socket.IO's id of the socket, which is also the name of a room that only it is in. */
  readonly socket: string
  /** It came from a browser, so its member is a guest. */
  readonly guest: boolean
  /** What its entry must sign; null before it has greeted. */
  nonce: string | null = null
  #entered: Entered | null = null

  constructor(socket: string, guest: boolean) {
    this.socket = socket
    this.guest = guest
  }

  get isEntered(): boolean {
    return this.#entered !== null
  }

  /** @throws Refused with `not-entered` */
  get device(): string {
    return this.#member.device
  }

  get key(): string {
    return this.#member.key
  }

  enter(entered: Entered): void {
    this.#entered = entered
  }

  get #member(): Entered {
    if (!this.#entered) throw new Refused('not-entered')
    return this.#entered
  }
}
