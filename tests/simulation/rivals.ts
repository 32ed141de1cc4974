/** How one simulated host meets another one of its space. */
import { meetingProof } from '#shared/log/claim.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { unwrap } from '#shared/values/reply.ts'
import type { Meeting, Verdict } from '../../src/main/host/claims/rival.ts'

/** Rejects when the other one does not answer. */
export async function meetOver(
  connection: HostConnection,
  space: string,
  { claim, people }: Meeting,
  keys: DeviceKeys
): Promise<Verdict> {
  try {
    const { nonce } = unwrap(await connection.request('space:greet', { v: limits.protocol, app: '1' }))
    const proof = toBase64(await keys.sign(meetingProof(space, claim, nonce, people)))
    return unwrap(await connection.request('host:meet', { claim, people, proof }))
  } finally {
    connection.close()
  }
}
