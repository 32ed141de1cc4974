/** What a hostile host can cost a member: little memory, little time, and never the program. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Refused } from '#shared/values/reply.ts'
import { connect, type Pinned } from '../../../src/main/connection/pinned-connection.ts'
import { FalseHost } from '../../support/false-host.ts'
import { frames, hostileHost, type HostileWire } from '../../support/hostile-host.ts'

const MiB = 1024 * 1024
const Memory = v.object({ before: v.number(), after: v.number() })

/** MiB by which a member's memory has grown when it leaves this host; it fails if it does not. */
async function growthOf(host: Pinned): Promise<number> {
  const program = `${import.meta.dirname}/victim.ts`
  const child = spawn(process.execPath, [program, JSON.stringify(host)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const { before, after } = v.parse(Memory, JSON.parse(await text(child.stdout)))
  return after - before
}

const bomb = deflateRawSync(Buffer.alloc(500 * MiB, 'x'))
const big = Buffer.alloc(MiB, 'x')

const floods: Record<string, (wire: HostileWire) => void> = {
  'a compression bomb, 0.5 MB that become 500 MiB': (wire) => {
    wire.frame(frames.compressedText, bomb)
  },
  'a message of 100 MiB': (wire) => {
    wire.frame(frames.text, '4', 100 * MiB)
    void wire.repeat(big, 100)
  },
  'a message of 100 MiB in pieces': (wire) => {
    wire.frame(frames.firstOfMany, '4')
    const piece = Buffer.concat([Buffer.from([frames.more, 127, 0, 0, 0, 0, 0, 0x10, 0, 0]), big])
    void wire.repeat(piece, 100)
  },
  'a message in pieces of one byte': (wire) => {
    wire.frame(frames.firstOfMany, '4')
    void wire.repeat(Buffer.alloc(3 * 100_000, Buffer.from([frames.more, 1, 120])), 10)
  },
  'a binary attachment that belongs to nothing': (wire) => {
    wire.say('451-["room:changed",{"_placeholder":true,"num":0}]')
    void wire.repeat(big, 100)
  }
}

describe('a member leaves a host that sends', () => {
  test.each(Object.entries(floods))('%s', async (name, flood) => {
    const host = await hostileHost((wire) => {
      wire.open()
      flood(wire)
    })
    const growth = await growthOf(host)
    console.log(`${name}: the member's memory grows by ${growth.toFixed(1)} MiB`)
    expect(growth).toBeLessThan(24)
  })

  test('pings without end, and reads no answer', async () => {
    const ping = Buffer.from([frames.text, 1, 0x32])
    const pings = Buffer.alloc(3 * 20_000, ping)
    const host = await hostileHost((wire) => {
      wire.open()
      wire.socket.pause()
      void wire.repeat(pings, 100)
    })
    const growth = await growthOf(host)
    console.log(`two million pings: the member's memory grows by ${growth.toFixed(1)} MiB`)
    expect(growth).toBeLessThan(24)
  })
})

test('a member offers no compression, and refuses it unasked', async () => {
  let offered: string | undefined = 'nothing seen'
  const host = await hostileHost((wire) => {
    offered = wire.offered
    wire.upgrade('permessage-deflate')
  })
  await expect(connect(host)).rejects.toThrow('websocket error')
  expect(offered).toBeUndefined()
})

test('a redirect is not followed', async () => {
  let followed = 0
  const elsewhere = await hostileHost((wire) => {
    followed += 1
    wire.open()
  })
  const host = await hostileHost(({ socket }) => {
    const target = `https://${elsewhere.address}/socket.io/`
    socket.end(`HTTP/1.1 302 Found\r\nLocation: ${target}\r\nContent-Length: 0\r\n\r\n`)
  })
  await expect(connect(host)).rejects.toThrow('websocket error')
  expect(followed).toBe(0)
})

/** Writes a text a byte at a time. */
function drip(wire: HostileWire, bytes: Iterable<number>): void {
  const left = [...bytes]
  const timer = setInterval(() => {
    const next = left.shift()
    if (next === undefined || wire.socket.destroyed) clearInterval(timer)
    else wire.socket.write(Buffer.from([next]))
  }, 20)
  wire.socket.once('close', () => {
    clearInterval(timer)
  })
}

test('a handshake that comes byte by byte is given up after five seconds', async () => {
  const host = await hostileHost((wire) => {
    drip(wire, Buffer.from(`HTTP/1.1 101 Switching Protocols\r\nX-Drip: ${'x'.repeat(1000)}`))
  })
  const started = performance.now()
  await expect(connect(host)).rejects.toThrow('does not answer')
  expect(performance.now() - started).toBeLessThan(8000)
})

test('a message that comes byte by byte is not waited for longer than a silent host is', async () => {
  const host = await hostileHost((wire) => {
    wire.open({ pingInterval: 200, pingTimeout: 300 })
    wire.frame(frames.text, '4', MiB)
    drip(wire, Buffer.alloc(1000, 'x'))
  })
  const link = await connect(host)
  const started = performance.now()
  await new Promise<void>((closed) => {
    link.onClose(() => {
      closed()
    })
  })
  expect(performance.now() - started).toBeLessThan(5000)
})

const opening = { sid: 'a', upgrades: [], pingInterval: 4000, pingTimeout: 6000, maxPayload: 65_536 }

test.each([
  ['that is no JSON', '{'],
  ['that is null', 'null'],
  ['without its fields', '{}'],
  ['that would be silent for ever', JSON.stringify({ ...opening, pingInterval: 1e9 })],
  ['whose two times are too long together', JSON.stringify({ ...opening, pingTimeout: 59_000 })],
  ['with times that are no numbers', JSON.stringify({ ...opening, pingTimeout: 'soon' })]
])('an opening packet %s ends the connection, and nothing else', async (_, packet) => {
  const host = await hostileHost((wire) => {
    wire.upgrade()
    wire.say(`0${packet}`)
    wire.say('40{"sid":"a"}')
  })
  await expect(connect(host)).rejects.toThrow('the host breaks the protocol')
})

test.each([
  ['a second opening packet', `0${JSON.stringify(opening)}`],
  ['a packet of no kind', '9'],
  ['an empty packet', ''],
  ['an event that is none', '42{"a":1}'],
  ['an event with a reserved name', '42["disconnect",1]'],
  ['an answer that is no list', '431{}'],
  ['a binary event', '451-["a",{"_placeholder":true,"num":0}]'],
  ['a packet for another namespace', '42/other,["a"]'],
  ['a refusal without a reason', '44'],
  ['a refusal whose reason is no text', '44{"message":{"toString":1}}']
])('%s ends the connection, and nothing else', async (_, packet) => {
  const host = await hostileHost((wire) => {
    wire.open()
    wire.socket.once('data', () => {
      wire.say(packet)
    })
  })
  const link = await connect(host)
  await new Promise<void>((closed) => {
    link.onClose(() => {
      closed()
    })
  })
})

/** Well formed except for its body, which is nested too deep for a recursive function. */
async function deepEvent(): Promise<string> {
  const depth = 100_000
  const body = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  return JSON.stringify(await new FalseHost().says('?')).replace(/"body":{[^}]*}/, () => `"body":${body}`)
}

test('an event that is nested without end is malformed, and ends nothing else', async () => {
  const placed = await deepEvent()
  const host = await hostileHost((wire) => {
    wire.open()
    wire.socket.once('data', () => {
      wire.say(`42["log:appended",{"room":"${'a'.repeat(26)}","after":0,"placed":[${placed}]}]`)
    })
  })
  const link = await connect(host)
  link.on('log:appended', () => undefined)
  const violation = await new Promise<Refused | undefined>((closed) => {
    link.onClose(closed)
  })
  expect(violation).toMatchObject({ code: 'invalid' })
})

test('so is an answer with such an event', async () => {
  const placed = await deepEvent()
  const host = await hostileHost((wire) => {
    wire.open()
    wire.socket.once('data', () => {
      wire.socket.once('data', () => {
        wire.say(`430[{"ok":true,"placed":[${placed}],"head":null}]`)
      })
    })
  })
  const link = await connect(host)
  const answer = await link.request('log:read', { room: 'a'.repeat(26), after: 0, limit: 10 })
  expect(answer).toMatchObject({ ok: false, code: 'invalid' })
})
