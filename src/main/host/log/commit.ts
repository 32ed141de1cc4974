import { isStateKind } from '#shared/log/kinds.ts'
import type { SpaceState } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import type { HostLog } from './host-log.ts'
import { loadSpace } from './load-space.ts'
import type { LogEnds } from './log-ends.ts'
import type { MessageTallies } from './message-tallies.ts'
import { notifyInOrder, type AcceptedEvent, type CommitListeners } from './pending-event.ts'

export interface CommitDeps extends CommitListeners {
  space: SpaceState
  log: HostLog
  ends: LogEnds
  tallies: MessageTallies
  /** `storage`: the disk fails; `host`: what follows the commit fails. */
  onError: (about: 'storage' | 'host', error: unknown) => void
}

/** Writes one transaction, and pushes it to members. The state of the space is ahead of it already. @returns false when nothing was kept */
export function commit(
  accepted: readonly AcceptedEvent[],
  deps: CommitDeps,
  onStored: () => void = () => undefined
): boolean {
  if (accepted.length === 0) return true
  const { log, space, onError } = deps
  try {
    log.append(accepted, space.id)
  } catch (error) {
    undo(accepted, deps, error)
    return false
  }
  onStored()
  try {
    notifyInOrder(accepted, deps)
  } catch (error) {
    onError('host', error) // the events are on disk; those who missed them pull
  }
  return true
}

function undo(accepted: readonly AcceptedEvent[], deps: CommitDeps, error: unknown): void {
  const { onError, space, log, ends, tallies } = deps
  onError('storage', error)
  tallies.clear()
  for (const { event } of accepted) ends.forget(event)
  try {
    const hasChanged = accepted.some(({ event }) => isStateKind(event.kind))
    if (hasChanged) Object.assign(space, loadSpace(space.id, log))
  } catch (again) {
    onError('storage', again) // what could not be written is believed until the host starts again
  }
}

export function diskRefused(): Refused {
  return new Refused('storage', 'the host cannot write to its disk')
}
