/** What a host publishes before the entry: the TXT record of its advertisement, and its greeting page. */
import * as v from 'valibot'
import { Claim } from '../log/claim.ts'
import { Bytes32, Count, DeviceId, readAs, Signature, SpaceId } from '../values/ids.ts'

/** DNS-SD service type, without underscores. */
export const serviceType = 'parley'

export const defaultPort = 4717

export { clientHeader, greetingPath } from './greeting-path.ts'

export const GuestAccess = v.picklist(['off', 'https', 'http'])
export type GuestAccess = v.InferOutput<typeof GuestAccess>

/** Unverified hints. Single letters, since all of it has to fit into one multicast packet; `g`: guests welcome. */
export const Txt = v.object({
  v: v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/)),
  id: SpaceId,
  dev: DeviceId,
  ep: v.pipe(v.string(), v.regex(/^\d{1,10}$/)),
  n: v.pipe(v.string(), v.maxLength(255)),
  p: v.pipe(v.string(), v.regex(/^\d{1,6}$/)),
  f: v.optional(v.pipe(v.string(), v.maxLength(16)), '')
})
export type Txt = v.InferOutput<typeof Txt>

/** `proof` signs the TLS certificate with the host's key. */
export const Greeting = v.object({
  v: v.pipe(Count, v.minValue(1)),
  app: v.pipe(v.string(), v.maxLength(32)),
  space: SpaceId,
  name: readAs.Name,
  epoch: Count,
  /** Absent in version 1. */
  claim: v.exactOptional(Claim),
  host: DeviceId,
  hostName: readAs.Name,
  key: Bytes32,
  proof: Signature,
  people: Count,
  guests: GuestAccess
})
export type Greeting = v.InferOutput<typeof Greeting>
