import type { Handlers } from './bind.ts'
import { mustBeIntroduced, type HostContext } from '../context.ts'

export function typingHandlers(context: HostContext): Pick<Handlers, 'typing:set'> {
  return {
    'typing:set': ({ device, socket, requester }, { room, typing }) => {
      mustBeIntroduced(context, device)
      context.allowances.typing(requester)
      context.audience.emitToRoom(room, 'typing:changed', { room, device, typing }, socket)
      return {}
    }
  }
}
