/** room:*: rooms that are created and joined. */
import type { RoomState } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import { append } from './append.ts'
import type { Handlers } from './bind.ts'
import { roomOf, type Core } from '../context.ts'
import { devicesIn } from './member.ts'

export function roomHandlers(core: Core): Pick<Handlers, 'room:create' | 'room:join'> {
  return {
    'room:create': async (caller, { event }) => {
      const position = await append(core, caller, 'room:create', event)
      return { position, room: roomOf(core, stateOf(core, event.room)) }
    },
    'room:join': async (caller, { event }) => {
      const position = await append(core, caller, 'room:join', event)
      const head = core.writer.head(event.room) ?? position
      return { position, head, ...devicesIn(stateOf(core, event.room).members) }
    }
  }
}

/** @throws Refused with `not-found` */
function stateOf({ space }: Core, id: string): RoomState {
  const room = space.rooms.get(id)
  if (!room) throw new Refused('not-found')
  return room
}
