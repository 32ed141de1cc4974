/** typing:set is passed on to the room, and not stored. */
import type { Handlers } from './bind.ts'
import { mustBeIntroduced, type Core } from '../context.ts'

export function typingHandlers(core: Core): Pick<Handlers, 'typing:set'> {
  return {
    'typing:set': ({ device, socket, who }, { room, typing }) => {
      mustBeIntroduced(core, device)
      core.allowances.typing(who)
      core.audience.tellRoom(room, 'typing:changed', { room, device, typing }, socket)
      return {}
    }
  }
}
