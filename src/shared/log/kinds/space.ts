import * as v from 'valibot'
import { RoomId } from '../../values/ids.ts'
import { stateKind, type StateEntry } from './kind.ts'

export const spaceKinds = {
  /** The first event of a space, in its own log, by the device that started it. */
  'space.created': stateKind({
    body: ({ name }) => v.object({ name, lobby: RoomId }),
    request: null,
    delivery: null,
    rule: () => 'forbidden',
    apply(space, { author, body: { name, lobby } }) {
      Object.assign(space, { name, by: author, lobby })
      return undefined
    },
    notice: null
  }),

  /** In the space's own log, by the device that started it. */
  'space.renamed': stateKind({
    body: ({ name }) => v.object({ name }),
    request: 'space:rename',
    delivery: 'now',
    rule({ room, author, body: { name } }, { space }) {
      if (room !== space.id) return 'invalid'
      if (author !== space.by) return 'forbidden'
      return name === space.name ? 'exists' : null
    },
    apply(space, { body: { name } }) {
      space.name = name
      return undefined
    },
    notice: null
  })
} satisfies Record<`space.${string}`, StateEntry>
