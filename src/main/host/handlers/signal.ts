/** signal:send is passed on to one member, and not stored. */
import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import { mustBeIntroduced, type Core } from '../context.ts'

export function signalHandlers(core: Core): Pick<Handlers, 'signal:send'> {
  return {
    'signal:send': ({ device }, { to, data }) => {
      mustBeIntroduced(core, device)
      if (core.roster.presence(to) !== 'here') {
        throw new Refused('not-found', 'that member is not connected')
      }
      if (!core.audience.signal(to, { from: device, data })) {
        throw new Refused('too-many', 'that member reads too slowly')
      }
      return {}
    }
  }
}
