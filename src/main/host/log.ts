/** log:read — the pull side of delivery. */
import { Refused } from '#shared/protocol/reply.ts'
import type { Handlers } from './bind.ts'
import type { Core } from './core.ts'

export function logHandlers({ log, space, writer }: Core): Pick<Handlers, 'log:read'> {
  return {
    'log:read': (_caller, { room, after, before, limit }) => {
      if ((after === undefined) === (before === undefined))
        throw new Refused('invalid', 'either after or before')
      const placed =
        after === undefined
          ? log.readBefore(space.id, room, before ?? 0, limit)
          : log.readAfter(space.id, room, after, limit)
      return { placed, head: writer.head(room) }
    }
  }
}
