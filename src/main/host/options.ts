/** What a host is started with. */
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { BuiltPages } from '../pages/pages.ts'
import type { AllowanceOptions } from './limits/allowances.ts'
import type { Allowance } from '../bucket.ts'
import type { ConnectionLimits } from './http/port-multiplexer.ts'
import type { Token } from './admission/invitations.ts'
import type { HostLog, Searched } from './log/host-log.ts'
import type { HostTime } from './time.ts'

export type { GuestAccess }

export interface HostOptions {
  space: string
  log: HostLog
  /** Searches in place of the log itself, off the thread that writes. */
  search?: (...given: Parameters<HostLog['search']>) => Promise<Searched>
  keys: DeviceKeys
  crypto: Crypto
  /** What the host's own member is called. */
  hostName: () => string
  tls: { certificate: string; key: string }
  app: string
  /** The first port to try; the next free one is taken when it is in use. 0: any. */
  port: number
  /** IPv4 address to listen on; all of them by default. */
  address?: string
  guests: GuestAccess
  /** The built interface, for guests; without it guests cannot be let in. */
  pages: BuiltPages | null
  connectionLimits?: ConnectionLimits
  graceMs?: number
  allowances?: AllowanceOptions
  webRequests?: Allowance
  time?: HostTime
  onProblem: (about: 'storage' | 'host', detail: string) => void
  /** The number of connected members has changed, or the space's name: what is advertised is not true any more. */
  onChange?: () => void
  onInvitationUsed?: (token: Token) => void
}

export interface Traffic {
  connections: number
  guests: number
  sent: number
}

export interface Host {
  space: string
  port: number
  name: () => string
  people: () => number
  guests: () => GuestAccess
  /** Turning guests off hangs up on those who are there. */
  setGuests: (guests: GuestAccess) => void
  invite: (uses: number) => Token
  traffic: () => Traffic
  /** Says goodbye, waits for what is on its way to the disk, and lets go of the port. */
  close: () => Promise<void>
}
