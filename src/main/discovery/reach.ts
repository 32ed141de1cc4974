/** Where an instance may be reached: addresses heard on several interfaces, some of them no longer true. */

/** Milliseconds without hearing an address after which it is forgotten: several rounds of questions. */
const remembered = 60_000
/** Two interfaces at each end give four; more than this is somebody who wants us to knock at many doors. */
const mostAddresses = 8

export interface Reach {
  /** @returns whether there is an address that was not known before */
  heard(addresses: readonly string[], rank: number): boolean
  /** Best first: by rank of the interface, then what was heard last, then in the order it was told. */
  addresses(): string[]
}

export function createReach(): Reach {
  const known = new Map<string, { rank: number; at: number; place: number }>()
  return {
    heard(addresses, rank) {
      const at = Date.now()
      for (const [address, { at: last }] of known) if (at - last > remembered) known.delete(address)
      const fresh = addresses.filter((address) => !known.has(address))
      const added = fresh.slice(0, Math.max(0, mostAddresses - known.size))
      addresses.forEach((address, place) => {
        const before = known.get(address)
        if (before || added.includes(address))
          known.set(address, { rank: Math.min(rank, before?.rank ?? rank), at, place })
      })
      return added.length > 0
    },
    addresses() {
      const order = [...known].toSorted(([, a], [, b]) => a.rank - b.rank || b.at - a.at || a.place - b.place)
      return order.map(([address]) => address)
    }
  }
}
