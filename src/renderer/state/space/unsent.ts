import { isMessage, type MessageKind } from '#shared/log/kinds.ts'
import type { Draft } from '#shared/session/contract.ts'
import type { Space } from './space.svelte.ts'

export type UnsentMessage = Draft & { kind: MessageKind }

/** Messages that were refused in rooms that are not on the screen: archived ones, and those that this person has left. */
export function refusedElsewhere({ outbox, timeline }: Space): UnsentMessage[] {
  return outbox.filter(isMessage).filter(({ state, room }) => state === 'failed' && room !== timeline?.room)
}
