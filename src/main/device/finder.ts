/** Finds the host of a space here, among those nearby, or at its last address. */
import type { HostConnection } from '#shared/session/deps.ts'
import { Impostor } from '#shared/session/deps.ts'
import { connect } from '../connection/pinned-connection.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import { probeHost } from '../identity/probe.ts'
import { parseAddress } from './address.ts'

export interface Sought {
  space: string
  host: string
  /** `host:port`, the last one that worked. */
  address: string | null
}

export async function dialHost(
  sought: Sought,
  nearby: readonly ProbeResult[]
): Promise<{ link: HostConnection; met: ProbeResult }> {
  const here = nearby.filter(({ greeting }) => greeting.space === sought.space)
  const known = here.find(({ greeting }) => greeting.host === sought.host) ?? (await meetLast(sought))
  if (known && known.greeting.host === sought.host) {
    return { link: await connect({ ...known, host: sought.host }), met: known }
  }
  const stranger = known ?? here[0]
  if (stranger) throw new Impostor(stranger.greeting.host)
  throw new Error('the host is not in this network now')
}

async function meetLast({ space, address }: Sought): Promise<ProbeResult | null> {
  const last = address === null ? null : parseAddress(address)
  const met = last && (await probeHost(last.host, last.port))
  return met && met.greeting.space === space ? met : null
}
