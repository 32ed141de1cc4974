import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import { mustBeIntroduced, type HostContext } from '../context.ts'

export function signalHandlers(context: HostContext): Pick<Handlers, 'signal:send'> {
  return {
    'signal:send': ({ device }, { to, data }) => {
      mustBeIntroduced(context, device)
      if (context.roster.presence(to) !== 'here') {
        throw new Refused('not-found', 'that member is not connected')
      }
      if (!context.audience.signal(to, { from: device, data })) {
        throw new Refused('too-many', 'that member reads too slowly')
      }
      return {}
    }
  }
}
