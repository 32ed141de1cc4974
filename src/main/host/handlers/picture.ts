import { hashOfPicture } from '#shared/log/introduced.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Handlers } from './bind.ts'
import { memberOf, type HostContext } from '../context.ts'

export function pictureHandlers(context: HostContext): Pick<Handlers, `picture:${'set' | 'read'}`> {
  const { space, log, audience, allowances } = context
  return {
    'picture:set': ({ device, requester }, { data }) => {
      const member = space.members.get(device)
      if (!member) throw new Refused('forbidden', 'introduce yourself first')
      const hash = hashOfPicture(data, context.hash)
      if (member.picture !== hash) throw new Refused('invalid', 'not the picture that the profile names')
      if (log.pictures.hashOf(device) === hash) throw new Refused('exists')
      allowances.picture(requester)
      log.pictures.save(device, { hash, data })
      audience.emitToAll('member:changed', { member: memberOf(context, device) })
      return {}
    },

    'picture:read': (_caller, { device }) => {
      const picture = log.pictures.read(device)
      if (!picture) throw new Refused('not-found', 'there is no such picture')
      return { data: picture.data }
    }
  }
}
