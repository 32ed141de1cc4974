/** Parses what a response packet says about our service. Anyone on the network can send one: every field is checked. */
import { isIPv4 } from 'node:net'
import * as v from 'valibot'
import { serviceType, type Txt } from '#shared/protocol/hello.ts'
import { decodeTxt, instanceName } from './txt-record.ts'

/** Nothing about it is verified. `id` is its instance name. */
export interface FoundInstance {
  id: string
  txt: Txt
  port: number
  addresses: string[]
  sender: string
}

export interface ParsedResponse {
  found: FoundInstance[]
  gone: string[]
}

export const serviceDomain = `_${serviceType}._tcp.local`

/** An honest host has a few addresses, and five records for each space it serves. */
const maxAddresses = 8
const maxRecords = 256

const DnsName = v.pipe(v.string(), v.maxLength(255), v.toLowerCase())
const Ttl = v.pipe(v.number(), v.minValue(0))
const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))

const ResponseRecord = v.variant('type', [
  v.object({ type: v.literal('PTR'), name: DnsName, ttl: Ttl, data: DnsName }),
  v.object({
    type: v.literal('SRV'),
    name: DnsName,
    ttl: Ttl,
    data: v.object({ port: Port, target: DnsName })
  }),
  v.object({ type: v.literal('TXT'), name: DnsName, ttl: Ttl, data: v.array(v.instance(Uint8Array)) }),
  v.object({ type: v.literal('A'), name: DnsName, ttl: Ttl, data: v.pipe(v.string(), v.check(isIPv4)) })
])
type ResponseRecord = v.InferOutput<typeof ResponseRecord>

/** @param records answers and additionals of one packet; invalid ones and other services are left out */
export function parseResponse(records: readonly unknown[], sender: string): ParsedResponse {
  const known = records.slice(0, maxRecords).flatMap((record) => {
    const result = v.safeParse(ResponseRecord, record)
    return result.success ? [result.output] : []
  })
  const gone = known.filter((record) => record.ttl === 0).flatMap(instanceOf)
  const alive = known.filter((record) => record.ttl > 0)
  const found = alive.flatMap((record) => foundInstances(record, alive, sender))
  return { found, gone: [...new Set(gone)] }
}

function foundInstances(
  service: ResponseRecord,
  records: readonly ResponseRecord[],
  sender: string
): FoundInstance[] {
  if (service.type !== 'SRV') return []
  const { port, target } = service.data
  const txt = records.flatMap((one) =>
    one.type === 'TXT' && one.name === service.name ? [decodeTxt(one.data)] : []
  )[0]
  const [id] = instanceOf(service)
  if (!txt || id !== instanceName(txt.id, txt.dev)) return []
  const addresses = records.flatMap((one) => (one.type === 'A' && one.name === target ? [one.data] : []))
  return [{ id, txt, port, addresses: [...new Set(addresses)].slice(0, maxAddresses), sender }]
}

function instanceOf(record: ResponseRecord): string[] {
  const name =
    record.type === 'SRV'
      ? record.name
      : record.type === 'PTR' && record.name === serviceDomain
        ? record.data
        : ''
  return name.endsWith(`.${serviceDomain}`) ? [name.slice(0, -serviceDomain.length - 1)] : []
}
