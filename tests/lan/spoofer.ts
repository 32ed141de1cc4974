/**
 * Announces ten thousand spaces that do not exist, in about five seconds. Arguments: its own address, `--few` to announce
 * two hundred, and what other addresses it says they have.
 */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { serviceDomain } from '../../src/main/discovery/parse-response.ts'
import { encodeTxt, instanceName } from '../../src/main/discovery/txt-record.ts'

const [own = '', ...more] = process.argv.slice(2)
const extra = more.filter((one) => one !== '--few')
const count = more.includes('--few') ? 200 : 10_000
const { encode } = createRequire(import.meta.url)('dns-packet') as { encode: (packet: object) => Buffer }
const letters = 'abcdefghijklmnopqrstuvwxyz234567'

function announcement(at: number): Buffer {
  const letter = (shift: number): string => letters[(at >> shift) & 31] ?? ''
  const [id, dev] = ['a'.repeat(26), (letter(10) + letter(5) + letter(0)).repeat(18).slice(2)]
  const name = `${instanceName(id, dev)}.${serviceDomain}`
  const txt = encodeTxt({ v: '1', id, dev, ep: '1', n: `Space ${String(at)}`, p: '1', f: '' })
  const strings = Object.entries(txt).map(([key, value]) => `${key}=${value}`)
  const target = `liar-${String(at)}.local`
  const answers = [
    { type: 'PTR', name: serviceDomain, ttl: 4500, data: name },
    { type: 'SRV', name, ttl: 120, data: { port: 1024 + (at % 60_000), target } },
    { type: 'TXT', name, ttl: 4500, data: strings },
    ...[own, ...extra].map((data) => ({ type: 'A', name: target, ttl: 120, data }))
  ]
  return encode({ type: 'response', flags: 0x400, answers })
}

const socket = createSocket('udp4').bind(0, '0.0.0.0')
await once(socket, 'listening')
socket.setMulticastInterface(own)
for (let at = 0; at < count; at += 1) {
  socket.send(announcement(at), 5353, '224.0.0.251')
  if (at % 20 === 0) await pause(10)
}
await pause(100)
socket.close()
console.log('done')
