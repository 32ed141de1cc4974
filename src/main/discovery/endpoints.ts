/** Where an instance may be reached: addresses heard on several interfaces, some of them no longer true. */
import type { Found } from './parse-response.ts'

/** Milliseconds without hearing an address after which it is forgotten: several rounds of questions. */
const remembered = 60_000
/** Two interfaces at each end give four; more than this is somebody who wants us to ask at many places. */
const mostEndpoints = 8

/** An address and port at which somebody said that an instance is. */
export interface Endpoint {
  address: string
  port: number
  /** The address of the one who said so. */
  sender: string
}

export interface Reach {
  /**
   * @param confirmed where it was reached last, `address:port`: that is not forgotten for others
   * @returns whether there is an endpoint that was not known before
   */
  heard(found: Found, rank: number, confirmed?: string): boolean
  /** Best first: by rank of the interface, then what is confirmed, then what was heard last, then in the order it was told. */
  endpoints(confirmed?: string): Endpoint[]
}

export const keyOf = ({ address, port }: Pick<Endpoint, 'address' | 'port'>): string =>
  `${address}:${String(port)}`

export function createReach(): Reach {
  const known = new Map<string, Endpoint & { rank: number; at: number; place: number }>()
  const makeRoom = (confirmed?: string): void => {
    const others = [...known].filter(([key]) => key !== confirmed)
    const oldest = others.toSorted(([, a], [, b]) => a.at - b.at)[0]
    if (known.size >= mostEndpoints && oldest) known.delete(oldest[0])
  }
  return {
    heard({ addresses, port, sender }, rank, confirmed) {
      const at = performance.now()
      for (const [key, { at: last }] of known) if (at - last > remembered) known.delete(key)
      let isNew = false
      for (const [place, address] of addresses.slice(0, mostEndpoints).entries()) {
        const key = keyOf({ address, port })
        const before = known.get(key)
        if (!before) makeRoom(confirmed)
        isNew ||= !before
        known.set(key, { address, port, sender, rank: Math.min(rank, before?.rank ?? rank), at, place })
      }
      return isNew
    },
    endpoints(confirmed) {
      const last = (key: string): number => Number(key !== confirmed)
      return [...known]
        .toSorted(
          ([one, a], [other, b]) =>
            a.rank - b.rank || last(one) - last(other) || b.at - a.at || a.place - b.place
        )
        .map(([, endpoint]) => endpoint)
    }
  }
}
