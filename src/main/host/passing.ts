/** typing:* and signal:* — what is passed on and not kept. */
import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import type { Core } from './core.ts'

export function passingHandlers({
  allowances,
  audience,
  roster,
  space
}: Core): Pick<Handlers, 'typing:set' | 'signal:send'> {
  // Nobody should hear from a device that nobody knows yet.
  const mustBeIntroduced = (device: string): void => {
    if (!space.members.has(device)) throw new Refused('forbidden', 'introduce yourself first')
  }
  return {
    'typing:set': ({ device, socket, who }, { room, typing }) => {
      mustBeIntroduced(device)
      allowances.typing(who)
      audience.tellRoom(room, 'typing:changed', { room, device, typing }, socket)
      return {}
    },
    'signal:send': ({ device }, { to, data }) => {
      mustBeIntroduced(device)
      if (roster.presence(to) !== 'here') throw new Refused('not-found', 'that member is not connected')
      if (!audience.signal(to, { from: device, data })) {
        throw new Refused('too-many', 'that member reads too slowly')
      }
      return {}
    }
  }
}
