import { Service } from 'bonjour-service'
import { serviceType, type Txt } from '#shared/protocol/hello.ts'
import { addressesOf, type LocalInterface } from './interfaces.ts'
import { encodeTxt, instanceName } from './txt-record.ts'

export type DnsRecord = ReturnType<Service['records']>[number]

export interface AdvertisedService {
  space: string
  device: string
  port: number
  txt: Txt
}

/** RFC 6762 section 10. */
const addressTtlSeconds = 120

const noop = (): void => undefined

/** The library's records with other addresses: it lists those of all interfaces, such as Docker's or a VPN's, which are not reachable from this one. @throws ValiError when `one.txt` does not fit its schema */
export function recordsOf(one: AdvertisedService, at: LocalInterface): DnsRecord[] {
  const name = instanceName(one.space, one.device)
  // A host name of its own: claiming the machine's makes macOS rename itself, and a bare one does not resolve.
  const host = `${serviceType}-${name}.local`
  const config = { name, host, type: serviceType, port: one.port, txt: encodeTxt(one.txt), probe: false }
  const records = new Service(config, noop, noop).records()
  const withoutAddresses = records.filter((record) => record.type !== 'A' && record.type !== 'AAAA')
  return [
    ...withoutAddresses,
    ...addressesOf(at).map((data) => ({ name: host, type: 'A' as const, ttl: addressTtlSeconds, data }))
  ]
}

/** The same records as a goodbye (TTL 0), without the one that all hosts of the network share. */
export function goodbyeOf(records: readonly DnsRecord[]): DnsRecord[] {
  return records
    .filter((record) => !record.name.startsWith('_services.'))
    .map(({ name, type, data }) => ({ name, type, ttl: 0, data: data as unknown }))
}
