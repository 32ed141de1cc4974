import { invitedTo } from '#shared/log/space-state.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import type { HostContext } from '../context.ts'

export function memberHandlers({ space }: HostContext): Pick<Handlers, 'member:list'> {
  return {
    'member:list': (caller, { room, after }) =>
      caller.answerInTurn(() => {
        const members = room === space.id ? space.members.keys() : space.rooms.get(room)?.members
        if (!members) throw new Refused('not-found')
        const state = after === undefined ? space.rooms.get(room) : undefined
        const invited = state?.access === 'private' ? invitedTo(space, state).slice(0, limits.maxListed) : []
        return { ...devicesIn(members, after), ...(invited.length > 0 ? { invited } : {}) }
      })
  }
}

/** Pages are by id, since people come and go between two pages. */
export function devicesIn(members: Iterable<string>, after = ''): { members: string[]; next: string | null } {
  const rest = [...members].filter((device) => device > after).sort()
  const page = rest.slice(0, limits.maxListed)
  return { members: page, next: rest.length > page.length ? (page.at(-1) ?? null) : null }
}
