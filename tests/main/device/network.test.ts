/** What a device says about the network it is in. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { NetworkInterfaceInfo } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deviceRequests } from '#shared/bridge.ts'
import { unwrap } from '#shared/values/reply.ts'
import { describeInterfaces } from '../../../src/main/device/network.ts'
import { Problems } from '../../../src/main/device/problems.ts'
import { tempFolder } from '../../support/chat.ts'
import { openTestDevice } from '../../support/device.ts'
import { loopback } from '../../support/systems.ts'

beforeEach(() => {
  vi.stubEnv('PARLEY_INTERFACES', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const mac = '00:00:00:00:00:00'
const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { family: 'IPv4', address, netmask: '255.255.255.0', mac, internal, cidr: `${address}/24` }
]
const onlyIPv6: NetworkInterfaceInfo[] = [
  { family: 'IPv6', address: 'fe80::1', netmask: '', mac, internal: false, cidr: 'fe80::1/64', scopeid: 2 }
]

/** Linux's folder of interfaces, with what each of them has. */
function linux(entries: Record<string, string[]>): string {
  const folder = tempFolder()
  for (const [name, has] of Object.entries(entries)) {
    mkdirSync(join(folder, name), { recursive: true })
    for (const entry of has) writeFileSync(join(folder, name, entry), '')
  }
  return folder
}

test('direct interfaces come first, then detours, then excluded ones, each with its reason', () => {
  const system = {
    lo: at('127.0.0.1', true),
    docker0: at('172.17.0.1'),
    tun0: at('10.8.0.2'),
    eth1: at('169.254.3.4'),
    'Wi-Fi': at('192.168.1.2'),
    eth9: onlyIPv6
  }
  expect(describeInterfaces(system, '/nowhere')).toEqual([
    { name: 'Wi-Fi', addresses: ['192.168.1.2'], kind: 'wifi', use: 'yes', why: null },
    { name: 'docker0', addresses: ['172.17.0.1'], kind: 'virtual', use: 'last', why: 'virtual' },
    { name: 'tun0', addresses: ['10.8.0.2'], kind: 'vpn', use: 'last', why: 'vpn' },
    { name: 'eth1', addresses: ['169.254.3.4'], kind: null, use: 'last', why: 'self-assigned' },
    { name: 'lo', addresses: ['127.0.0.1'], kind: 'loopback', use: 'no', why: 'loopback' },
    { name: 'eth9', addresses: [], kind: null, use: 'no', why: 'no-ipv4' }
  ])
})

test('one that was not chosen says so', () => {
  vi.stubEnv('PARLEY_INTERFACES', 'eth0')
  const [used, left] = describeInterfaces({ eth1: at('10.0.0.2'), eth0: at('10.0.0.1') }, '/nowhere')
  expect(used).toMatchObject({ name: 'eth0', use: 'yes' })
  expect(left).toMatchObject({ name: 'eth1', use: 'no', why: 'not-chosen' })
})

test('on Linux the system gives the kind, not the name', () => {
  const folder = linux({
    radio: ['device', 'wireless'],
    port: ['device', 'uevent'],
    made: ['uevent'],
    secret: ['tun_flags'],
    guard: ['uevent']
  })
  writeFileSync(join(folder, 'guard', 'uevent'), 'DEVTYPE=wireguard\nINTERFACE=guard\n')
  const system = Object.fromEntries(
    ['radio', 'port', 'made', 'secret', 'guard'].map((name) => [name, at('10.0.0.1')])
  )
  expect(describeInterfaces(system, folder).map(({ name, kind }) => [name, kind])).toEqual([
    ['radio', 'wifi'],
    ['port', 'wired'],
    ['made', 'virtual'],
    ['secret', 'vpn'],
    ['guard', 'vpn']
  ])
})

test.each([
  ['WLAN 2', 'wifi'],
  ['Ethernet 3', 'wired'],
  ['en0', null]
])('elsewhere the name %s means %s', (name, kind) => {
  expect(describeInterfaces({ [name]: at('10.0.0.1') }, '/nowhere')).toMatchObject([{ kind }])
})

test('a device names the ports it hosts at, while it does', async () => {
  vi.stubEnv('PARLEY_INTERFACES', loopback)
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  const network = v.parse(
    deviceRequests['network:describe'].answer,
    unwrap(await mina.requestDevice('network:describe', {}))
  )
  expect(network.interfaces[0]).toMatchObject({ name: loopback, addresses: ['127.0.0.1'], use: 'last' })
  const spaces = unwrap(await mina.requestDevice('device:watch', {})).spaces
  expect(spaces[0]?.addresses).toEqual([`127.0.0.1:${String(network.hosting[0]?.port)}`])
  unwrap(await mina.requestDevice('space:close', { space }))
  expect(unwrap(await mina.requestDevice('network:describe', {}))).toMatchObject({
    hosting: [],
    problem: null
  })
})

test('the last problem of each kind is remembered, whether or not anyone watched', () => {
  const problems = new Problems(() => undefined)
  problems.add({ about: 'discovery', detail: 'eth0: gone' })
  problems.watched()
  problems.add({ about: 'discovery', detail: 'eth1: gone' })
  problems.add({ about: 'storage', detail: 'full' })
  expect(problems.last('discovery')).toEqual({ at: expect.any(Number), detail: 'eth1: gone' })
  expect(problems.last('host')).toBeNull()
})
