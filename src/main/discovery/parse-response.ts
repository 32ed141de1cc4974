/** What a response packet says about our service. Anybody on the network can send one: every field is checked. */
import { isIPv4 } from 'node:net'
import * as v from 'valibot'
import { serviceType, type Txt } from '#shared/protocol/hello.ts'
import { decodeTxt, instanceName } from './txt-record.ts'

/** An instance that somebody announced. `id` is its instance name; nothing about it is proven. */
export interface Found {
  id: string
  txt: Txt
  port: number
  addresses: string[]
  /** The address that the packet came from. */
  sender: string
}

export interface Heard {
  found: Found[]
  /** Instance names that said goodbye. */
  gone: string[]
}

/** The name to ask for. */
export const browseName = `_${serviceType}._tcp.local`

/** An honest host has a handful of addresses, and five records for each space it serves. */
const mostAddresses = 8
const mostRecords = 256

const DnsName = v.pipe(v.string(), v.maxLength(255), v.toLowerCase())
const Ttl = v.pipe(v.number(), v.minValue(0))
const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))

const HeardRecord = v.variant('type', [
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
type HeardRecord = v.InferOutput<typeof HeardRecord>

/**
 * @param records answers and additionals of one packet; what is not ours or not well formed is left out
 * @param sender where it came from
 */
export function understand(records: readonly unknown[], sender: string): Heard {
  const known = records.slice(0, mostRecords).flatMap((record) => {
    const result = v.safeParse(HeardRecord, record)
    return result.success ? [result.output] : []
  })
  const gone = known.filter((record) => record.ttl === 0).flatMap(instanceOf)
  const alive = known.filter((record) => record.ttl > 0)
  const found = alive.flatMap((record) => describe(record, alive, sender))
  return { found, gone: [...new Set(gone)] }
}

function describe(service: HeardRecord, records: readonly HeardRecord[], sender: string): Found[] {
  if (service.type !== 'SRV') return []
  const { port, target } = service.data
  const txt = records.flatMap((one) =>
    one.type === 'TXT' && one.name === service.name ? [decodeTxt(one.data)] : []
  )[0]
  const [id] = instanceOf(service)
  if (!txt || id !== instanceName(txt.id, txt.dev)) return []
  const addresses = records.flatMap((one) => (one.type === 'A' && one.name === target ? [one.data] : []))
  return [{ id, txt, port, addresses: [...new Set(addresses)].slice(0, mostAddresses), sender }]
}

/** The instance that a record of our service type speaks of. */
function instanceOf(record: HeardRecord): string[] {
  const name =
    record.type === 'SRV'
      ? record.name
      : record.type === 'PTR' && record.name === browseName
        ? record.data
        : ''
  return name.endsWith(`.${browseName}`) ? [name.slice(0, -browseName.length - 1)] : []
}
