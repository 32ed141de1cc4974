import * as v from 'valibot'
import { RoomId } from '../../values/ids.ts'
import { settle } from '../membership.ts'
import type { Code } from '../../values/reply.ts'
import type { SpaceState } from '../space-state.ts'
import { stateKind, type EventWith, type StateEntry } from './kind.ts'

export const spaceKinds = {
  /** The first event of a space, in its own log, by the device that started it. */
  'space.created': stateKind({
    body: ({ name }) => v.object({ name, lobby: RoomId }),
    request: null,
    delivery: null,
    rule: () => 'forbidden',
    lastingRule: () => 'forbidden',
    apply(space, { author, body: { name, lobby } }) {
      if (space.by !== '') return []
      Object.assign(space, { name, by: author, lobby })
      const room = space.rooms.get(lobby)
      if (room) for (const device of space.removals.keys()) settle(space, room, device)
      return []
    },
    notice: null
  }),

  /** In the space's own log, by the device that started it. */
  'space.renamed': stateKind({
    body: ({ name }) => v.object({ name }),
    request: 'space:rename',
    delivery: 'now',
    rule: (event, { space }) =>
      refusalOfRenaming(event, space) ?? (event.body.name === space.name ? 'exists' : null),
    lastingRule: (event, { space }) => refusalOfRenaming(event, space),
    apply(space, { body: { name } }) {
      space.name = name
      return undefined
    },
    notice: null
  })
} satisfies Record<`space.${string}`, StateEntry>

function refusalOfRenaming({ room, author }: EventWith<object>, space: SpaceState): Code | null {
  if (room !== space.id) return 'invalid'
  return author === space.by ? null : 'forbidden'
}
