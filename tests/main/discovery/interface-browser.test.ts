import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test as anywhere, vi } from 'vitest'
import { toBase32 } from '#shared/values/ids.ts'
import { serviceDomain, type FoundInstance } from '../../../src/main/discovery/parse-response.ts'
import type { LocalInterface } from '../../../src/main/discovery/interfaces.ts'
import { openInterfaceBrowser, type InterfaceBrowser } from '../../../src/main/discovery/interface-browser.ts'
import { recordsOf, type AdvertisedService } from '../../../src/main/discovery/dns-records.ts'
import { instanceName } from '../../../src/main/discovery/txt-record.ts'
import { openMdnsSocket, type MdnsSocket } from '../../../src/main/discovery/mdns-socket.ts'
import { lacks } from '../../support/systems.ts'

const test = anywhere.skipIf(lacks('a whole loopback network'))

// Three loopback addresses: ours, one in our subnet and one outside, which all receive each other's multicast.
const at = (cidr: string): LocalInterface => ({ name: 'lo', internal: true, cidrs: [cidr] })
const our = at('127.0.0.1/29')
const near = at('127.0.0.5/29')
const far = at('127.0.0.9/29')

const found: FoundInstance[] = []
const problems: string[] = []
const sockets: MdnsSocket[] = []
let link: InterfaceBrowser

beforeEach(() => {
  found.length = 0
  problems.length = 0
  link = openInterfaceBrowser(our, {
    found: (one) => found.push(one),
    gone: () => undefined,
    problem: (detail) => problems.push(detail),
    membershipLost: () => undefined
  })
})
afterEach(async () => {
  await Promise.all([link, ...sockets.splice(0)].map((one) => one.close()))
})

function openSocket(where: LocalInterface): MdnsSocket {
  const wire = openMdnsSocket(
    where,
    () => true,
    ({ message }) => problems.push(message)
  )
  sockets.push(wire)
  return wire
}

function somebody(): AdvertisedService {
  const [id, dev] = [toBase32(randomBytes(16)), toBase32(randomBytes(32))]
  return { space: id, device: dev, port: 4717, txt: { v: '1', id, dev, ep: '1', n: 'Lunch', p: '1', f: '' } }
}

/** The loopback delivers packets in this order. */
async function say(wire: MdnsSocket, one: AdvertisedService, where: LocalInterface): Promise<void> {
  await new Promise((sent) => {
    wire.mdns.respond(recordsOf(one, where), sent)
  })
}

const pointerTo = ({ space, device }: AdvertisedService): unknown =>
  expect.objectContaining({
    type: 'PTR',
    data: `${instanceName(space, device)}.${serviceDomain}`,
    ttl: 28_800
  })

const received = (one: AdvertisedService): FoundInstance | undefined =>
  found.find(({ txt }) => txt.id === one.space)

test('announcements from another subnet are ignored', async () => {
  const [stranger, friend] = [somebody(), somebody()]
  await say(openSocket(far), stranger, far)
  await say(openSocket(near), friend, near)
  await vi.waitFor(() => {
    expect(received(friend)?.addresses).toEqual(['127.0.0.5'])
  })
  expect(received(stranger)).toBeUndefined()
})

test('queries from another subnet are not answered', async () => {
  const packets: string[] = []
  const [stranger, friend, served] = [openSocket(far), openSocket(near), somebody()]
  const name = `${instanceName(served.space, served.device)}.${serviceDomain}`
  link.update([served])
  friend.mdns.on('response', ({ answers }) => packets.push(JSON.stringify(answers, ['type', 'name'])))
  await new Promise((sent) => {
    stranger.mdns.query(name, 'TXT', sent)
  })
  friend.mdns.query(name, 'SRV', () => undefined)
  await vi.waitFor(() => {
    expect(packets).toContain(JSON.stringify([{ type: 'SRV', name }]))
  })
  expect(packets).not.toContain(JSON.stringify([{ type: 'TXT', name }]))
})

test('an address outside the subnet is not probed', async () => {
  const friend = somebody()
  const outside = ['8.8.8.8', '10.1.2.3', '192.168.77.1', '169.254.169.254', '0.0.0.0', '224.0.0.1']
  const announced = { ...near, cidrs: [...outside.map((address) => `${address}/32`), ...near.cidrs] }
  await say(openSocket(near), friend, announced)
  await vi.waitFor(() => {
    expect(received(friend)?.addresses).toEqual(['127.0.0.5'])
  })
})

test('malformed packets do no harm and are not reported', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.5')
  await once(socket, 'listening')
  socket.setMulticastInterface('127.0.0.1')
  for (const size of [1, 12, 64, 1_400]) socket.send(randomBytes(size), 5353, '224.0.0.251')
  const friend = somebody()
  await say(openSocket(near), friend, near)
  await vi.waitFor(() => {
    expect(received(friend)).toBeDefined()
  })
  socket.close()
  expect(problems).toEqual([])
})

test('one of two spaces of a host can stop without the other', async () => {
  const [ending, staying] = [somebody(), somebody()]
  const answers: unknown[] = []
  link.announce([ending, staying])
  link.update([staying])
  await link.goodbye(ending)
  const friend = openSocket(near)
  friend.mdns.on('response', (response) => answers.push(...response.answers))
  friend.mdns.query(serviceDomain, 'PTR', () => undefined)
  await vi.waitFor(() => {
    expect(answers).toContainEqual(pointerTo(staying))
  })
  expect(answers).not.toContainEqual(pointerTo(ending))
})
