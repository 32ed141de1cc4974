import type { FoundInstance } from './parse-response.ts'

/** An address that is not announced again is forgotten after this time: several rounds of queries. */
const endpointTtlMs = 60_000
/** Two interfaces at each end give four. More would let an announcement turn us into a port scanner. */
const maxEndpoints = 8

export interface AnnouncedEndpoint {
  address: string
  port: number
  sender: string
}

export interface Endpoints {
  /** @param confirmed `address:port`, never dropped for others. @returns whether an endpoint is new */
  add(found: FoundInstance, rank: number, confirmed?: string): boolean
  /** By rank of the interface, then confirmed, most recent, and in the order of the announcement. */
  ranked(confirmed?: string): AnnouncedEndpoint[]
}

export const endpointKey = ({ address, port }: Pick<AnnouncedEndpoint, 'address' | 'port'>): string =>
  `${address}:${String(port)}`

export function createEndpoints(): Endpoints {
  const known = new Map<string, AnnouncedEndpoint & { rank: number; at: number; index: number }>()
  const evictOldest = (confirmed?: string): void => {
    const others = [...known].filter(([key]) => key !== confirmed)
    const oldest = others.toSorted(([, a], [, b]) => a.at - b.at)[0]
    if (known.size >= maxEndpoints && oldest) known.delete(oldest[0])
  }
  return {
    add({ addresses, port, sender }, rank, confirmed) {
      const at = performance.now()
      for (const [key, { at: seenAt }] of known) if (at - seenAt > endpointTtlMs) known.delete(key)
      let isNew = false
      for (const [index, address] of addresses.slice(0, maxEndpoints).entries()) {
        const key = endpointKey({ address, port })
        const before = known.get(key)
        if (!before) evictOldest(confirmed)
        isNew ||= !before
        known.set(key, { address, port, sender, rank: Math.min(rank, before?.rank ?? rank), at, index })
      }
      return isNew
    },
    ranked(confirmed) {
      const unconfirmed = (key: string): number => Number(key !== confirmed)
      return [...known]
        .toSorted(
          ([one, a], [other, b]) =>
            a.rank - b.rank || unconfirmed(one) - unconfirmed(other) || b.at - a.at || a.index - b.index
        )
        .map(([, endpoint]) => endpoint)
    }
  }
}
