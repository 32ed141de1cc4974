/** Which network interfaces are used, and in which order. IPv4 only, as is the mDNS library. */
import { BlockList, isIPv4 } from 'node:net'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

export type SystemInterfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Each of `cidrs` is `address/prefix` of one of its IPv4 addresses. */
export interface LocalInterface {
  name: string
  internal: boolean
  cidrs: readonly string[]
}

/** Containers, virtual machines and peer-to-peer radios: people nearby are rarely reached through them. */
const virtualNames =
  /^(docker|veth|br-|bridge|virbr|vboxnet|vmnet|vmenet|lxc|cni|awdl|llw)|vmware|virtualbox|hyper-v|wsl/i
const tunnelNames = /^(utun|tun|tap|tailscale|wg|zt|ppp)|vpn/i

export type Drawback = 'virtual' | 'vpn' | 'self-assigned' | 'loopback'

const ranks: Readonly<Record<Drawback, number>> = {
  virtual: 1,
  vpn: 1,
  'self-assigned': 2,
  loopback: 3
}

/** PARLEY_INTERFACES (names, separated by commas) limits them: for several networks, and for tests. */
export function readInterfaces(system: SystemInterfaces = networkInterfaces()): LocalInterface[] {
  const allowedNames = process.env['PARLEY_INTERFACES']?.split(',').filter((name) => name !== '') ?? []
  return Object.entries(system).flatMap(([name, infos = []]) => {
    if (allowedNames.length > 0 && !allowedNames.includes(name)) return []
    const own = infos.filter((info) => info.family === 'IPv4' && info.cidr !== null)
    const internal = own.some((info) => info.internal)
    return own.length > 0 ? [{ name, internal, cidrs: own.map((info) => info.cidr ?? '') }] : []
  })
}

/** Best first; loopback only where there is no other. */
export function usableInterfaces(interfaces: readonly LocalInterface[]): LocalInterface[] {
  const outward = interfaces.filter((one) => !one.internal)
  const chosen = outward.length > 0 ? outward : interfaces
  return chosen.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** 0 is best. */
export function rankOf(one: LocalInterface): number {
  const drawback = drawbackOf(one)
  return drawback === null ? 0 : ranks[drawback]
}

export function drawbackOf(one: LocalInterface): Drawback | null {
  if (one.internal) return 'loopback'
  const addresses = addressesOf(one)
  if (addresses.length > 0 && addresses.every((address) => address.startsWith('169.254.'))) {
    return 'self-assigned'
  }
  if (tunnelNames.test(one.name)) return 'vpn'
  return virtualNames.test(one.name) ? 'virtual' : null
}

export function addressesOf(one: LocalInterface): string[] {
  return one.cidrs.map((cidr) => cidr.split('/')[0] ?? '')
}

export function interfaceKey(one: LocalInterface): string {
  return [one.name, ...one.cidrs].join(' ')
}

/** The metadata service of clouds, which hands out secrets; no host is ever there. */
const cloudMetadataAddress = '169.254.169.254'

export function subnetFilter(one: LocalInterface): (address: string) => boolean {
  const subnets = new BlockList()
  for (const cidr of one.cidrs) {
    const [address = '', prefix = '32'] = cidr.split('/')
    subnets.addSubnet(address, Number(prefix))
  }
  return (address) => isIPv4(address) && address !== cloudMetadataAddress && subnets.check(address)
}
