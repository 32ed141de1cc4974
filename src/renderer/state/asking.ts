import type { RoomView } from '#shared/session/contract.ts'
import type { Person } from './people.svelte.ts'

/** Which dialog is open, and what it is about. */
export type Asking =
  | { about: 'invite' | 'create-room' | 'stop' }
  | { about: 'start' | 'address' }
  | { about: 'invite-to-room' | 'pins' | 'export'; room: RoomView }
  | { about: 'remove'; person: Person }
  | { about: 'delete-message'; room: string; target: string }
