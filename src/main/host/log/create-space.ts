import { eventId, newRoomId, type LogEvent } from '#shared/log/event.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import { introductionOf } from '#shared/log/introduced.ts'
import type { BodyOf, Kind } from '#shared/log/kinds.ts'
import type { Profile } from '#shared/values/profile.ts'
import { Signer } from '#shared/session/signer.ts'
import type { HostLog } from './host-log.ts'

export interface NewSpace {
  space: string
  name: string
  /** Newcomers find themselves in this room. */
  lobby: string
  profile: Profile
  at: number
}

export async function createSpace(
  log: HostLog,
  options: NewSpace,
  keys: DeviceKeys,
  crypto: Crypto
): Promise<void> {
  const { space, at } = options
  const signer = new Signer({ space, keys, crypto })
  const lobby = newRoomId(crypto)
  const sign = <K extends Kind>(room: string, kind: K, body: BodyOf<K>): Promise<LogEvent> =>
    signer.next({ room, kind, body, at })
  const events = [
    await sign(space, 'space.created', { name: options.name, lobby }),
    await sign(
      space,
      'member.introduced',
      introductionOf(options.profile, keys.publicKey, false, crypto.hash)
    ),
    await sign(lobby, 'room.created', { name: options.lobby, access: 'open', invited: [] })
  ]
  const seqs = [1, 2, 1]
  log.append(
    events.map((event, index) => ({
      event,
      id: eventId(event, crypto.hash),
      position: { epoch: 1, seq: seqs[index] ?? 1 }
    })),
    space
  )
}
