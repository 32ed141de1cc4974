/** space:* — greeting, entering and leaving. */
import { entryProof } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Payload } from '#shared/protocol/requests.ts'
import type { Handlers } from './bind.ts'
import type { Caller } from '../sockets/caller.ts'
import { membersOf, roomsSeenBy, type Core } from '../context.ts'
import type { Shown } from '../admission/invitations.ts'
import { signatureWork, wrongSignature } from '../log/pending-event.ts'

type SpaceRequests = `space:${'greet' | 'enter' | 'rooms' | 'members' | 'leave'}`

export function spaceHandlers(core: Core): Pick<Handlers, SpaceRequests> {
  const { space, roster, audience } = core
  return {
    'space:greet': (caller, { v }) => {
      // The sentence for the person says which side to update, so this says which one is older.
      if (v !== limits.protocol) throw new Refused('version', v > limits.protocol ? 'host' : 'member')
      caller.nonce = toBase64(core.random(32))
      return { space: space.id, host: core.device, epoch: core.epoch, nonce: caller.nonce }
    },

    'space:enter': async (caller, payload) => {
      const device = await prove(core, caller, payload)
      admit(core, caller, device, payload)
      caller.enter({ device, key: payload.key })
      audience.admit(caller.socket, device)
      roster.arrive(device, caller.socket)
      return caller.pull(() => {
        const { id, name, by, lobby } = space
        const [rooms, members] = [roomsSeenBy(core, device), membersOf(core)]
        return {
          space: { id, name, by, lobby },
          chain: core.writer.chain(device),
          rooms: rooms.page,
          members: members.page,
          next: { rooms: rooms.next, members: members.next },
          here: roster.count
        }
      })
    },

    'space:rooms': (caller, { from }) =>
      caller.pull(() => {
        const { page, next } = roomsSeenBy(core, caller.device, from)
        return { rooms: page, next }
      }),

    'space:members': (caller, { from }) =>
      caller.pull(() => {
        const { page, next } = membersOf(core, from)
        return { members: page, next }
      }),

    'space:leave': (caller) => {
      roster.depart(caller.device, caller.socket, true)
      audience.dismiss(caller.socket)
      caller.leave()
      return {}
    }
  }
}

/** @returns the device that signed for its entry. @throws Refused */
async function prove(core: Core, caller: Caller, { key, proof }: Payload<'space:enter'>): Promise<string> {
  const { nonce } = caller
  if (nonce === null) throw new Refused('not-entered', 'space:greet comes first')
  if (caller.isEntered) throw new Refused('invalid', 'this connection has entered already')
  caller.nonce = null // a proof is good for one try
  const bytes = entryProof(core.space.id, core.device, nonce)
  const isSigned = await core.verify(key, bytes, proof)
  core.allowances.worked(caller.who, signatureWork)
  if (!isSigned) {
    core.allowances.punish(caller.who, wrongSignature)
    throw new Refused('bad-signature')
  }
  return core.deviceOf(key)
}

/** Whether this device may come in. @throws Refused */
function admit(
  { space, audience, takesGuests, isNearlyFull, invitations }: Core,
  caller: Caller,
  device: string,
  shown: Shown
): void {
  const member = space.members.get(device)
  if (member?.removed) throw new Refused('removed')
  if (!member && isNearlyFull()) throw new Refused('too-many', 'the host is full')
  if (audience.isCrowded(device)) throw new Refused('crowded')
  if (!caller.guest) return
  if (!takesGuests(caller.secure)) throw new Refused('guests-off')
  if (!member) invitations.redeem(shown, device, caller.address)
}
