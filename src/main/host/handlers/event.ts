/** Events without a request of their own. */
import { introduces } from '#shared/log/kinds.ts'
import { Refused } from '#shared/values/reply.ts'
import { append } from './append.ts'
import type { Handlers } from './bind.ts'
import type { HostContext } from '../context.ts'

export function eventHandlers(context: HostContext): Pick<Handlers, 'event:append'> {
  return {
    'event:append': async (caller, sent) => {
      const { event } = sent
      const guest = introduces(event.kind) ? event.body['guest'] : caller.guest
      if (guest !== caller.guest) throw new Refused('invalid', 'a guest says so, and nobody else does')
      return { position: await append(context, caller, 'event:append', sent) }
    }
  }
}
