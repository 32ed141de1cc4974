/** Connects to the host of a space: one that was found nearby, else the one at its last address. */
import type { Claim } from '#shared/log/claim.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { Impostor } from '#shared/session/deps.ts'
import { connect } from '../connection/pinned-connection.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { probeHost } from '../identity/probe.ts'
import { parseAddress } from './address.ts'

export interface StoredHost {
  space: string
  host: string
  /** `host:port`, the last one that worked. */
  address: string | null
}

export async function dialHost(
  stored: StoredHost,
  nearby: readonly ProbeResult[],
  mayFollow: (claim: Claim) => Promise<boolean>
): Promise<{ connection: HostConnection; probe: ProbeResult }> {
  const candidates = nearby.filter(({ greeting }) => greeting.space === stored.space)
  const known = candidates.find(({ greeting }) => greeting.host === stored.host)
  const last = known ?? (await probeLastAddress(stored))
  for (const probe of [...(last ? [last] : []), ...candidates]) {
    if (await isHost(probe, stored, mayFollow))
      return { connection: await connect({ ...probe, host: probe.greeting.host }), probe }
  }
  const impostor = last ?? candidates[0]
  if (impostor) throw new Impostor(impostor.greeting.host)
  throw new Error('the host is not in this network now')
}

/** The one of before, or one that follows it. */
async function isHost(
  { greeting: { host, claim } }: ProbeResult,
  stored: StoredHost,
  mayFollow: (claim: Claim) => Promise<boolean>
): Promise<boolean> {
  return host === stored.host || (claim?.host === host && (await mayFollow(claim)))
}

async function probeLastAddress({ space, address }: StoredHost): Promise<ProbeResult | null> {
  const last = address === null ? null : parseAddress(address)
  const probe = last && (await probeHost(last.host, last.port))
  return probe && probe.greeting.space === space ? probe : null
}
