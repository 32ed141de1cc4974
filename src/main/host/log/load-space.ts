import { applyToSpace, asKnown } from '#shared/log/kinds.ts'
import { emptySpace, type SpaceState } from '#shared/log/space-state.ts'
import type { HostLog } from './host-log.ts'

/** @throws when the log does not begin with the space's creation */
export function loadSpace(id: string, log: HostLog): SpaceState {
  const space = emptySpace(id)
  for (const event of log.stateEvents(id)) {
    const known = asKnown(event)
    if (known) applyToSpace(space, known)
  }
  if (space.by === '') throw new Error('the log does not say how its space was created')
  return space
}
