/** DNS records of an advertisement on one interface. */
import { Service } from 'bonjour-service'
import { serviceType, type Txt } from '#shared/protocol/hello.ts'
import { addressesOf, type Interface } from './interfaces.ts'
import { encodeTxt, instanceName } from './txt-record.ts'

export type DnsRecord = ReturnType<Service['records']>[number]

export interface Advertised {
  space: string
  device: string
  port: number
  txt: Txt
}

/** Seconds that others may keep an address (RFC 6762 section 10). */
const addressTtl = 120

const ignore = (): void => undefined

/**
 * The library's own records, with its addresses replaced: it lists those of every interface, Docker's and a
 * VPN's included, which lead nowhere for those who hear them on this one.
 * @throws ValiError when `one.txt` breaks the contract
 */
export function recordsOf(one: Advertised, at: Interface): DnsRecord[] {
  const name = instanceName(one.space, one.device)
  // A host name of its own: claiming the machine's makes macOS rename itself, and a bare one does not resolve.
  const host = `${serviceType}-${name}.local`
  const config = { name, host, type: serviceType, port: one.port, txt: encodeTxt(one.txt), probe: false }
  const described = new Service(config, ignore, ignore).records()
  const kept = described.filter((record) => record.type !== 'A' && record.type !== 'AAAA')
  return [
    ...kept,
    ...addressesOf(at).map((data) => ({ name: host, type: 'A' as const, ttl: addressTtl, data }))
  ]
}

/** The same records as a goodbye, without the one that all hosts of the network share. */
export function goodbyeOf(records: readonly DnsRecord[]): DnsRecord[] {
  return records
    .filter((record) => !record.name.startsWith('_services.'))
    .map(({ name, type, data }) => ({ name, type, ttl: 0, data: data as unknown }))
}
