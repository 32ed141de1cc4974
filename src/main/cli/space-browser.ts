/** Looks around: which spaces are nearby, now and as they come and go. */
import { startDiscovery, type NearbySpace } from '../discovery/discovery.ts'
import { probeHost } from '../identity/probe.ts'
import type { KnownSpace } from './cli-identity.ts'
import { say } from './terminal.ts'

export interface Browsing {
  list: () => NearbySpace[]
  /** @param listener is called after each change */
  onChange: (listener: () => void) => void
  stop: () => Promise<void>
}

/** @param known spaces that were met before: they are asked before strangers */
export function browse(known: readonly KnownSpace[] = []): Browsing {
  let nearby: NearbySpace[] = []
  const listeners = new Set<() => void>()
  const discovery = startDiscovery({
    probe: probeHost,
    onNearby: (next) => {
      nearby = next
      for (const listener of listeners) listener()
    },
    onProblem: (detail) => {
      say(`Looking around is hindered: ${detail}`)
    },
    isKnown: (space, host) => known.some((one) => one.space === space && one.host === host)
  })
  return {
    list: () => nearby,
    onChange: (listener) => {
      listeners.add(listener)
    },
    stop: () => discovery.stop()
  }
}
