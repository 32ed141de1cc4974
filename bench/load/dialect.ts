/** The load generator's protocol for one kind of server. */
import type { Wire } from './wire.ts'

export interface Dialect {
  /** Introduces members to the server before any of them stays connected. */
  register: (members: number) => Promise<void>
  connect: (member: number) => Promise<Wire>
  /** Packets of one member must be sent in the order of their creation. */
  compose: (member: number, text: string) => string
  classify: (packet: Buffer) => 'messages' | 'refusal' | 'other'
  /** In the packet's order. @throws when a packet does not follow the one before */
  read: (packet: Buffer) => string[]
}
