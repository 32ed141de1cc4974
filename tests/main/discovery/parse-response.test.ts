import { expect, test } from 'vitest'
import type { Txt } from '#shared/protocol/hello.ts'
import { serviceDomain, parseResponse } from '../../../src/main/discovery/parse-response.ts'
import { goodbyeOf, recordsOf } from '../../../src/main/discovery/dns-records.ts'

const space = 'a'.repeat(26)
const device = 'b'.repeat(52)
const instance = `${space}-bbbbbbbb`
const txt: Txt = { v: '1', id: space, dev: device, ep: '1', n: 'Lunch', p: '3', f: 'g' }
const eth0 = { name: 'eth0', internal: false, cidrs: ['10.0.0.5/24', '10.0.1.5/24'] }
const sender = '10.0.0.5'
const lunch = { space, device, port: 4717, txt }
const records = recordsOf(lunch, eth0)

const changed = (type: string, change: object): unknown[] =>
  records.map((record) => (record.type === type ? { ...record, ...change } : record))

test('an announcement is parsed completely', () => {
  const addresses = ['10.0.0.5', '10.0.1.5']
  expect(parseResponse(records, sender)).toEqual({
    found: [{ id: instance, txt, port: 4717, addresses, sender }],
    gone: []
  })
})

test('an announcement has only addresses of its own interface', () => {
  const addresses = records
    .filter(({ type }) => type === 'A' || type === 'AAAA')
    .map(({ data }) => data as unknown)
  expect(addresses).toEqual(['10.0.0.5', '10.0.1.5'])
})

test('the human name is only in the TXT record', () => {
  expect(JSON.stringify(records.filter(({ type }) => type !== 'TXT'))).not.toContain('Lunch')
})

test('a goodbye is parsed, and leaves out the records that all hosts share', () => {
  const goodbye = goodbyeOf(records)
  expect(parseResponse(goodbye, sender)).toEqual({ found: [], gone: [instance] })
  expect(goodbye.some(({ name }) => name.startsWith('_services'))).toBe(false)
})

test.each([
  ['a port that is none', changed('SRV', { data: { port: 0, target: 'x.local' } })],
  ['a record for another service', changed('SRV', { name: `${instance}._http._tcp.local` })],
  ['an instance name that is not that of its ids', changed('SRV', { name: `other.${serviceDomain}` })],
  ['a TXT record of another space', recordsOf({ ...lunch, txt: { ...txt, id: 'c'.repeat(26) } }, eth0)],
  ['no TXT record', records.filter(({ type }) => type !== 'TXT')],
  ['records without data', changed('SRV', { data: null })],
  ['something else', [null, 7, 'text', {}, { type: 'SRV' }]]
])('nothing is found in %s', (_what, packet) => {
  expect(parseResponse(packet, sender).found).toEqual([])
})

test('an invalid address is left out', () => {
  expect(parseResponse(changed('A', { data: 'evil.example' }), sender).found[0]?.addresses).toEqual([])
})

test('the number of addresses of a packet is limited', () => {
  const crowd = Array.from({ length: 200 }, (_, at) => ({ ...records.at(-1), data: `10.0.0.${String(at)}` }))
  expect(parseResponse([...records, ...crowd], sender).found[0]?.addresses).toHaveLength(8)
})
