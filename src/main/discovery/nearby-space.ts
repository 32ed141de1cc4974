import { cleanName } from '#shared/values/ids.ts'
import type { Txt } from '#shared/protocol/hello.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import type { FoundInstance } from './parse-response.ts'

export interface NearbySpace {
  space: string
  name: string
  host: string
  hostName: string
  people: number
  guests: boolean
  probe: ProbeResult
}

/** Null when another host answered than was announced, or when a name has no visible character. */
export function toNearby({ txt }: FoundInstance, probe: ProbeResult): NearbySpace | null {
  const { space, host, people, guests } = probe.greeting
  const name = cleanName(probe.greeting.name)
  const hostName = cleanName(probe.greeting.hostName)
  if (space !== txt.id || host !== txt.dev || name === '' || hostName === '') return null
  return { space, name, host, hostName, people, guests: guests !== 'off', probe }
}

/** The count changes often, so it is taken from the announcement without a probe. */
export function withTxt(nearby: NearbySpace, txt: Txt): NearbySpace {
  return { ...nearby, people: Number(txt.p), guests: txt.f.includes('g') }
}

/** Two answers on one network may differ by this. */
const latencyJitterMs = 25

/** Small changes of the latency do not count. */
export function isSameListing(a: NearbySpace, b: NearbySpace): boolean {
  const [quick = 0, slow = 0] = [a.probe.ms, b.probe.ms].toSorted((one, other) => one - other)
  const similar = slow - quick < latencyJitterMs || slow < 2 * quick
  return similar && visibleOf(a) === visibleOf(b)
}

function visibleOf({ probe, ...rest }: NearbySpace): string {
  return JSON.stringify([rest, probe.address, probe.fingerprint, probe.greeting.epoch])
}
