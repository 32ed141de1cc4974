/** event:* and the other requests whose whole work is to write an event: each row says which kinds it takes. */
import type { LogEvent, Position } from '#shared/log/event.ts'
import { isStateKind } from '#shared/log/kinds.ts'
import { Refused } from '#shared/values/reply.ts'
import { requests, type RequestName } from '#shared/protocol/requests.ts'
import type { Handlers } from './bind.ts'
import type { Caller } from './caller.ts'
import type { Core } from './core.ts'

export function eventHandlers(core: Core): Pick<Handlers, 'event:append' | 'member:remove'> {
  return {
    'event:append': async (caller, { event }) => {
      const guest = event.kind === 'member.introduced' ? event.body['guest'] : caller.guest
      if (guest !== caller.guest) throw new Refused('invalid', 'a guest says so, and nobody else does')
      return { position: await append(core, caller, 'event:append', event) }
    },
    'member:remove': async (caller, { event }) => ({
      position: await append(core, caller, 'member:remove', event)
    })
  }
}

/** Appends an event of the caller's own, of a kind that the request carries. @throws Refused */
export function append(core: Core, caller: Caller, name: RequestName, event: LogEvent): Promise<Position> {
  const carries: readonly string[] = requests[name].carries
  if (!carries.includes(event.kind)) throw new Refused('invalid', `${name} does not carry ${event.kind}`)
  if (event.space !== core.space.id) throw new Refused('invalid', 'an event of another space')
  if (event.author !== caller.device) throw new Refused('forbidden', 'an event of somebody else')
  if (isStateKind(event.kind)) core.allowances.change(caller.who)
  else core.allowances.message(caller.who, JSON.stringify(event.body).length)
  return core.writer.append(event, caller.key, caller.who)
}
