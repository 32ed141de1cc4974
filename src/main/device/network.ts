import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { NetworkInterface } from '#shared/bridge.ts'
import {
  addressesOf,
  drawbackOf,
  readInterfaces,
  usableInterfaces,
  type SystemInterfaces
} from '../discovery/interfaces.ts'

/** Interfaces in use first, best first; then those left out. @param linux where Linux describes its interfaces */
export function describeInterfaces(
  system: SystemInterfaces = networkInterfaces(),
  linux = '/sys/class/net'
): NetworkInterface[] {
  const known = readInterfaces(system)
  const used = usableInterfaces(known)
  const idle = known.filter((one) => !used.includes(one))
  const described = [...used, ...idle].map((one): NetworkInterface => {
    const why = drawbackOf(one)
    const use = used.includes(one) ? (why === null ? 'yes' : 'last') : 'no'
    return { name: one.name, addresses: addressesOf(one), kind: kindOf(one.name, why, linux), use, why }
  })
  const others = Object.keys(system).filter((name) => known.every((one) => one.name !== name))
  return [...described, ...others.map((name) => leftOut(name, system, linux))]
}

function leftOut(name: string, system: SystemInterfaces, linux: string): NetworkInterface {
  const infos = system[name] ?? []
  const addresses = infos.filter(({ family }) => family === 'IPv4').map(({ address }) => address)
  const internal = infos.some((info) => info.internal)
  return {
    name,
    addresses,
    kind: internal ? 'loopback' : kindOf(name, drawbackOf({ name, internal, cidrs: [] }), linux),
    use: 'no',
    why: addresses.length === 0 ? 'no-ipv4' : 'not-chosen'
  }
}

function kindOf(name: string, drawback: NetworkInterface['why'], linux: string): NetworkInterface['kind'] {
  if (drawback === 'loopback' || drawback === 'vpn' || drawback === 'virtual') return drawback
  const folder = join(linux, name)
  return existsSync(folder) ? kindOnLinux(folder) : kindByName(name)
}

function kindOnLinux(folder: string): NetworkInterface['kind'] {
  const has = (entry: string): boolean => existsSync(join(folder, entry))
  if (has('wireless') || has('phy80211')) return 'wifi'
  if (has('tun_flags') || (has('uevent') && isWireGuard(join(folder, 'uevent')))) return 'vpn'
  return has('device') ? 'wired' : 'virtual'
}

function isWireGuard(uevent: string): boolean {
  return readFileSync(uevent, 'utf8').includes('DEVTYPE=wireguard')
}

/** On macOS `en0` may be either. */
function kindByName(name: string): NetworkInterface['kind'] {
  if (/^(wi-?fi|wlan)/i.test(name)) return 'wifi'
  return /^ethernet/i.test(name) ? 'wired' : null
}
