import type { RoomState } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import { append } from './append.ts'
import type { Handlers } from './bind.ts'
import { roomFor, type HostContext } from '../context.ts'
import { devicesIn } from './member.ts'

export function roomHandlers(context: HostContext): Pick<Handlers, 'room:create' | 'room:join'> {
  return {
    'room:create': async (caller, sent) => {
      const position = await append(context, caller, 'room:create', sent)
      return { position, room: roomFor(context, stateOf(context, sent.event.room)) }
    },
    'room:join': async (caller, sent) => {
      const { room } = sent.event
      const position = await append(context, caller, 'room:join', sent)
      const head = context.writer.head(room) ?? position
      return { position, head, ...devicesIn(stateOf(context, room).members) }
    }
  }
}

function stateOf({ space }: HostContext, id: string): RoomState {
  const room = space.rooms.get(id)
  if (!room) throw new Refused('not-found')
  return room
}
