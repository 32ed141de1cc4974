/** room:* and member:list — rooms and who is in them. */
import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import { limits } from '#shared/values/limits.ts'
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
      const head = core.writer.head(event.room) ?? position
      return { position, head, ...devicesIn(find(event.room).members) }
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

    'member:list': (caller, { room, after }) =>
      caller.pull(() => {
        const members = room === core.space.id ? core.space.members.keys() : find(room).members
        return devicesIn(members, after)
      })
  }
}

/** A page of devices by their ids, since people come and go between two pages. */
function devicesIn(members: Iterable<string>, after = ''): { members: string[]; next: string | null } {
  const rest = [...members].filter((device) => device > after).sort()
  const page = rest.slice(0, limits.listed)
  return { members: page, next: rest.length > page.length ? (page.at(-1) ?? null) : null }
}
