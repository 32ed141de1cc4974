import type { RoomView } from '#shared/session/contract.ts'
import type { SettingsPageId } from '../settings/pages.ts'
import type { DeletionTarget } from '../timeline/message-actions.svelte.ts'
import type { Person } from '../space/people.svelte.ts'

export type Dialog =
  | { about: 'invite' | 'projector' | 'create-room' | 'stop' | 'rename-space' }
  | { about: 'start' | 'address' }
  | { about: 'switcher' | 'shortcuts' }
  | { about: 'settings'; page?: SettingsPageId }
  | { about: 'forget'; space: string; name: string; hosting: boolean }
  | { about: 'forget-all' }
  | { about: 'invite-to-room' | 'export' | 'leave' | 'rename-room' | 'jump'; room: RoomView }
  | { about: 'remove' | 'person'; person: Person }
  | { about: 'delete-message'; room: string; target: DeletionTarget }
  | { about: 'discard'; ticket: string }
  | { about: 'discard-edit'; discard: () => void }
  | { about: 'other-link'; follow: () => void }
