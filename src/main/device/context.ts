import type { Problem } from '#shared/bridge.ts'
import type { Discovery, NearbySpace } from '../discovery/discovery.ts'
import type { Token } from '../host/admission/invitations.ts'
import type { BuiltPages } from '../pages/pages.ts'
import type { Self } from './self.ts'

export interface DeviceContext {
  self: Self
  dataDir: string
  version: string
  pages: BuiltPages | null
  discovery: Discovery
  nearby: () => readonly NearbySpace[]
  changed: () => void
  /** Called when a person enters or leaves a space that is hosted here. */
  peopleChanged: () => void
  problem: (problem: Problem) => void
  colourTaken: () => void
  invitationUsed: (space: string, token: Token) => void
}
