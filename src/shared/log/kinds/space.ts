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
  })
} satisfies Record<`space.${string}`, StateEntry>
