import { expect, test } from 'vitest'
import {
  readInterfaces,
  subnetFilter,
  usableInterfaces,
  type LocalInterface
} from '../../../src/main/discovery/interfaces.ts'

const port = (name: string, ...cidrs: string[]): LocalInterface => ({
  name,
  internal: name === 'lo',
  cidrs
})

test('adapters of containers, virtual machines and tunnels come after physical ones', () => {
  const detours = [
    'docker0',
    'veth1a2b',
    'br-12ab',
    'vEthernet (WSL)',
    'vmnet8',
    'utun3',
    'tun0',
    'tap0',
    'tailscale0',
    'wg0',
    'ztabc'
  ]
  for (const name of detours) {
    const order = usableInterfaces([port(name, '10.0.0.1/24'), port('Wi-Fi', '192.168.1.2/24')])
    expect(order.map((one) => one.name)).toEqual(['Wi-Fi', name])
  }
})

test('similar names do not lower the rank', () => {
  const plain = ['eth0', 'en0', 'enp3s0', 'wlan0', 'Ethernet 2', 'Wi-Fi', 'breakfast0']
  const order = usableInterfaces([
    port('docker0', '172.17.0.1/16'),
    ...plain.map((name) => port(name, '192.168.1.2/24'))
  ])
  expect(order.map((one) => one.name)).toEqual([...plain, 'docker0'])
})

test('a self-assigned address comes after a virtual one', () => {
  const order = usableInterfaces([port('eth0', '169.254.3.4/16'), port('docker0', '172.17.0.1/16')])
  expect(order.map((one) => one.name)).toEqual(['docker0', 'eth0'])
})

test('loopback is used only when there is nothing else', () => {
  const lo = port('lo', '127.0.0.1/8')
  expect(usableInterfaces([lo, port('eth0', '10.0.0.1/24')]).map((one) => one.name)).toEqual(['eth0'])
  expect(usableInterfaces([lo])).toEqual([lo])
})

test('the subnet filter covers each address of the interface', () => {
  const inside = subnetFilter(port('eth0', '10.1.2.3/24', '192.168.7.1/30'))
  expect(['10.1.2.250', '192.168.7.2'].every(inside)).toBe(true)
  expect(['10.1.3.1', '192.168.7.4', '8.8.8.8', '::1', 'nobody'].some(inside)).toBe(false)
})

test('self-assigned addresses count only if we have one, and the cloud metadata address never', () => {
  const [assigned, office] = [
    subnetFilter(port('eth0', '169.254.7.7/16')),
    subnetFilter(port('eth0', '10.1.2.3/24'))
  ]
  expect([assigned('169.254.1.1'), office('169.254.1.1')]).toEqual([true, false])
  expect([assigned('169.254.169.254'), office('169.254.169.254')]).toEqual([false, false])
})

test('this machine has a loopback interface', () => {
  const own = readInterfaces().find((one) => one.internal)
  expect(own?.cidrs).toContain('127.0.0.1/8')
})
