/** Which network interfaces count, and in which order. IPv4 only: so is the mDNS layer. */
import { BlockList, isIPv4 } from 'node:net'
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** Every interface, as the system describes it. */
export type System = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** A network interface; each of `cidrs` is `address/prefix` of one of its IPv4 addresses. */
export interface Interface {
  name: string
  internal: boolean
  cidrs: readonly string[]
}

/** Containers, virtual machines and peer-to-peer radios: they rarely lead to the people in the room. */
const virtual =
  /^(docker|veth|br-|bridge|virbr|vboxnet|vmnet|vmenet|lxc|cni|awdl|llw)|vmware|virtualbox|hyper-v|wsl/i
/** So do tunnels. */
const tunnel = /^(utun|tun|tap|tailscale|wg|zt|ppp)|vpn/i

/** Why an interface leads less likely to the people nearby. */
export type Drawback = 'virtual' | 'vpn' | 'self-assigned' | 'loopback'

const ranks: Readonly<Record<Drawback, number>> = {
  virtual: 1,
  vpn: 1,
  'self-assigned': 2,
  loopback: 3
}

/**
 * The interfaces of this machine that have an IPv4 address. PARLEY_INTERFACES, names with commas between them,
 * leaves only those: for machines that are in several networks, and for tests that must stay on this machine.
 */
export function readInterfaces(system: System = networkInterfaces()): Interface[] {
  const wanted = process.env['PARLEY_INTERFACES']?.split(',').filter((name) => name !== '') ?? []
  return Object.entries(system).flatMap(([name, infos = []]) => {
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
  const drawback = drawbackOf(one)
  return drawback === null ? 0 : ranks[drawback]
}

export function drawbackOf(one: Interface): Drawback | null {
  if (one.internal) return 'loopback'
  const addresses = addressesOf(one)
  if (addresses.length > 0 && addresses.every((address) => address.startsWith('169.254.'))) {
    return 'self-assigned'
  }
  if (tunnel.test(one.name)) return 'vpn'
  return virtual.test(one.name) ? 'virtual' : null
}

export function addressesOf(one: Interface): string[] {
  return one.cidrs.map((cidr) => cidr.split('/')[0] ?? '')
}

/** Changes whenever a new link to the interface is needed. */
export function keyOf(one: Interface): string {
  return [one.name, ...one.cidrs].join(' ')
}

/** Where clouds answer their machines about themselves, secrets included; no host is ever there. */
const metadata = '169.254.169.254'

/** The addresses that belong to the interface's own subnets. */
export function subnetOf(one: Interface): (address: string) => boolean {
  const subnets = new BlockList()
  for (const cidr of one.cidrs) {
    const [address = '', prefix = '32'] = cidr.split('/')
    subnets.addSubnet(address, Number(prefix))
  }
  return (address) => isIPv4(address) && address !== metadata && subnets.check(address)
}
