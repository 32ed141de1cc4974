import { meetingProof } from '#shared/log/claim.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { toBase64 } from '#shared/values/ids.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { limits } from '#shared/values/limits.ts'
import { unwrap } from '#shared/values/reply.ts'
import { connect } from '../connection/pinned-connection.ts'
import type { NearbySpace } from '../discovery/discovery.ts'
import type { Meeting, Rival, Verdict } from '../host/claims/rival.ts'

export interface MeetingSelf {
  space: string
  keys: DeviceKeys
  app: string
}

/** The other hosts of the space that have proved themselves. */
export function rivalsAmong(nearby: readonly NearbySpace[], self: MeetingSelf): Rival[] {
  return nearby.flatMap(({ space, probe }) => {
    const { claim, host } = probe.greeting
    if (space !== self.space || claim?.host !== host) return []
    const meet = async (meeting: Meeting): Promise<Verdict> =>
      meetOver(await connect({ ...probe, host }), meeting, self)
    return [{ claim, meet }]
  })
}

/** Ends the connection. Rejects when the other host does not answer. */
export async function meetOver(
  connection: HostConnection,
  { claim, people }: Meeting,
  { space, keys, app }: MeetingSelf
): Promise<Verdict> {
  try {
    const { nonce } = unwrap(await connection.request('space:greet', { v: limits.protocol, app }))
    const proof = toBase64(await keys.sign(meetingProof(space, claim, nonce, people)))
    return unwrap(await connection.request('host:meet', { claim, people, proof }))
  } finally {
    connection.close()
  }
}
