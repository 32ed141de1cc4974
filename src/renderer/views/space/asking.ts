import type { RoomView } from '#shared/session/contract.ts'
import type { Person } from '../../state/people.svelte.ts'

/** Which dialog is open over the space. */
export type Asking =
  | { about: 'invite' }
  | { about: 'create-room' }
  | { about: 'invite-to-room'; room: RoomView }
  | { about: 'remove'; person: Person }
  | { about: 'delete-message'; room: string; target: string }
  | { about: 'pins' | 'export'; room: RoomView }
  | { about: 'stop' }
