import { startDiscovery, type NearbySpace } from '../discovery/discovery.ts'
import { probeHost } from '../identity/probe.ts'
import type { KnownSpace } from './cli-identity.ts'
import { printError } from './terminal.ts'

export interface SpaceBrowser {
  list: () => NearbySpace[]

  onChange: (listener: () => void) => void
  stop: () => Promise<void>
}

export function browseSpaces(known: readonly KnownSpace[] = []): SpaceBrowser {
  let nearby: NearbySpace[] = []
  const listeners = new Set<() => void>()
  const discovery = startDiscovery({
    probe: probeHost,
    onNearby: (next) => {
      nearby = next
      for (const listener of listeners) listener()
    },
    onProblem: (detail) => {
      printError(`Looking for spaces has a problem: ${detail}`)
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
