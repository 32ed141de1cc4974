/** The spaces that are nearby: each host found is asked who it is, and asked again for as long as it answers. */
import { cleanName } from '#shared/protocol/ids.ts'
import type { Txt } from '#shared/protocol/hello.ts'
import type { Met } from '../identity/probe-result.ts'
import type { Found } from './parse-response.ts'

/** A space that a host near us serves; confirmed by asking it. */
export interface NearbySpace {
  space: string
  name: string
  /** Device id. */
  host: string
  hostName: string
  people: number
  guests: boolean
  met: Met
}

/** The space as its host just described it; null when somebody else answered, or with names nobody can read. */
export function toNearby({ txt }: Found, met: Met): NearbySpace | null {
  const { space, host, people, guests } = met.greeting
  const name = cleanName(met.greeting.name)
  const hostName = cleanName(met.greeting.hostName)
  if (space !== txt.id || host !== txt.dev || name === '' || hostName === '') return null
  return { space, name, host, hostName, people, guests: guests !== 'off', met }
}

/** The same space after its host announced `txt`: a count that changes often, so nobody is asked for it. */
export function withTxt(nearby: NearbySpace, txt: Txt): NearbySpace {
  return { ...nearby, people: Number(txt.p), guests: txt.f.includes('g') }
}

/** Milliseconds by which two answers may differ on one and the same network. */
const jitter = 25

/** Whether a person would see no difference; an answer that took a moment more or less is none. */
export function isSame(a: NearbySpace, b: NearbySpace): boolean {
  const [quick = 0, slow = 0] = [a.met.ms, b.met.ms].toSorted((one, other) => one - other)
  const similar = slow - quick < jitter || slow < 2 * quick
  return similar && visibleOf(a) === visibleOf(b)
}

function visibleOf({ met, ...rest }: NearbySpace): string {
  return JSON.stringify([rest, met.address, met.fingerprint, met.greeting.epoch])
}
