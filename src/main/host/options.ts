import type { Claim } from '#shared/log/claim.ts'
import type { MayAlsoHost } from '#shared/log/space-state.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { BuiltPages } from '../pages/pages.ts'
import type { AllowanceOptions } from './limits/allowances.ts'
import type { Allowance } from '../bucket.ts'
import type { ConnectionLimits } from './http/port-multiplexer.ts'
import type { Token } from './admission/invitations.ts'
import type { HostLog, Searched } from './log/host-log.ts'
import type { Rival } from './claims/rival.ts'
import type { HostTime } from './time.ts'

export type { GuestAccess }

export interface HostOptions {
  space: string
  log: HostLog
  search?: (...given: Parameters<HostLog['search']>) => Promise<Searched>
  keys: DeviceKeys
  crypto: Crypto
  hostName: () => string
  tls: { certificate: string; key: string }
  app: string
  /** The next free port is taken when it is in use. 0: any. */
  port: number
  /** IPv4; all addresses by default. */
  address?: string
  guests: GuestAccess
  pages: BuiltPages | null
  connectionLimits?: ConnectionLimits
  graceMs?: number
  allowances?: AllowanceOptions
  webRequests?: Allowance
  time?: HostTime
  /** Other hosts of this space that are in the network now; absent without a network to look in. */
  rivals?: () => readonly Rival[]
  /** Absent: only the device that started the space may, besides this one. */
  mayAlsoHost?: MayAlsoHost
  /** Another host goes on instead; this one answers only that it is contested, and is to be closed. */
  onYielded?: (to: Claim) => void
  /** The file may be an older copy, also one from before anybody came. */
  mayBeOlder?: boolean
  /** This host has an older copy of the space, which members complete. Once. */
  onHealed?: () => void
  onProblem: (about: 'storage' | 'host', detail: string) => void
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
  /** Turning guests off disconnects present ones. */
  setGuests: (guests: GuestAccess) => void
  invite: (uses: number) => Token
  claim: () => Claim
  /** The rivals have changed. */
  lookAround: () => void
  traffic: () => Traffic
  /** Waits for what is on its way to the disk. */
  close: () => Promise<void>
}
