/** Which network interfaces count, and in which order. IPv4 only: so is the mDNS layer. */
import { BlockList, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** A network interface; each of `cidrs` is `address/prefix` of one of its IPv4 addresses. */
export interface Interface {
  name: string
  internal: boolean
  cidrs: readonly string[]
}

/** Containers, virtual machines, tunnels and peer-to-peer radios: they rarely lead to the people in the room. */
const detour =
  /^(docker|veth|br-|bridge|virbr|vboxnet|vmnet|vmenet|lxc|cni|utun|tun|tap|tailscale|wg|zt|ppp|awdl|llw)|vmware|virtualbox|hyper-v|wsl|vpn/i

const ranks = { direct: 0, detour: 1, linkLocal: 2, internal: 3 } as const

/**
 * The interfaces of this machine that have an IPv4 address. PARLEY_INTERFACES, names with commas between them,
 * leaves only those: for machines that are in several networks, and for tests that must stay on this machine.
 */
export function readInterfaces(): Interface[] {
  const wanted = process.env['PARLEY_INTERFACES']?.split(',').filter((name) => name !== '') ?? []
  return Object.entries(networkInterfaces()).flatMap(([name, infos = []]) => {
    if (wanted.length > 0 && !wanted.includes(name)) return []
    const own = infos.filter((info) => info.family === 'IPv4' && info.cidr !== null)
    const internal = own.some((info) => info.internal)
    return own.length > 0 ? [{ name, internal, cidrs: own.map((info) => info.cidr ?? '') }] : []
  })
}

/** The interfaces that lead to other machines, best first; loopback only where there is no other. */
export function usable(interfaces: readonly Interface[]): Interface[] {
  const outward = interfaces.filter((one) => !one.internal)
  const chosen = outward.length > 0 ? outward : interfaces
  return chosen.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** 0 for an interface that likely leads to the people nearby, more for each that is less likely to. */
export function rankOf(one: Interface): number {
  if (one.internal) return ranks.internal
  if (addressesOf(one).every((address) => address.startsWith('169.254.'))) return ranks.linkLocal
  return detour.test(one.name) ? ranks.detour : ranks.direct
}

export function addressesOf(one: Interface): string[] {
  return one.cidrs.map((cidr) => cidr.split('/')[0] ?? '')
}

/** Changes whenever the interface must be listened to anew. */
export function keyOf(one: Interface): string {
  return [one.name, ...one.cidrs].join(' ')
}

/** The addresses that belong to the interface's own subnets. */
export function subnetOf(one: Interface): (address: string) => boolean {
  const subnets = new BlockList()
  for (const cidr of one.cidrs) {
    const [address = '', prefix = '32'] = cidr.split('/')
    subnets.addSubnet(address, Number(prefix))
  }
  return (address) => isIPv4(address) && subnets.check(address)
}

const privateNetworks = new BlockList()
for (const [address, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16]
] as const) {
  privateNetworks.addSubnet(address, prefix)
}

/** RFC 1918 and link-local addresses: whatever they lead to, it is not the internet. */
export function isPrivate(address: string): boolean {
  return isIPv4(address) && privateNetworks.check(address)
}
