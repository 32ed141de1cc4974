/** How the load generator speaks to one kind of server. */
import type { Wire } from './wire.ts'

export interface Dialect {
  /** Makes this many members known to the server before any of them stays. */
  register: (members: number) => Promise<void>
  /** Connects a member that will hear every message from now on. */
  connect: (member: number) => Promise<Wire>
  /** The packet in which a member sends a text; packets of one member must be sent in the order they were made. */
  compose: (member: number, text: string) => string
  /** What a packet is to the generator. */
  sort: (packet: Buffer) => 'messages' | 'refusal' | 'other'
  /** The messages in a packet of that kind, in its order. @throws when it does not follow the one before */
  read: (packet: Buffer) => string[]
}
