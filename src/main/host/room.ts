/** room:* and member:list — rooms and who is in them. */
import { Refused } from '#shared/protocol/reply.ts'
import type { Handlers } from './bind.ts'
import { roomOf, type Core } from './core.ts'
import { append } from './event.ts'

type RoomRequests = `room:${'create' | 'join' | 'leave' | 'invite' | 'describe'}` | 'member:list'

export function roomHandlers(core: Core): Pick<Handlers, RoomRequests> {
  const find = (id: string): Parameters<typeof roomOf>[1] => {
    const room = core.space.rooms.get(id)
    if (!room) throw new Refused('not-found')
    return room
  }
  return {
    'room:create': async (caller, { event }) => {
      const position = await append(core, caller, 'room:create', event)
      return { position, room: roomOf(core, find(event.room)) }
    },
    'room:join': async (caller, { event }) => {
      const position = await append(core, caller, 'room:join', event)
      const room = find(event.room)
      return { position, head: core.writer.head(room.id) ?? position, members: [...room.members] }
    },
    'room:leave': async (caller, { event }) => ({
      position: await append(core, caller, 'room:leave', event)
    }),
    'room:invite': async (caller, { event }) => ({
      position: await append(core, caller, 'room:invite', event)
    }),
    'room:describe': async (caller, { event }) => ({
      position: await append(core, caller, 'room:describe', event)
    }),

    'member:list': (_caller, { room }) => {
      const members = room === core.space.id ? core.space.members.keys() : find(room).members
      return { members: [...members] }
    }
  }
}
