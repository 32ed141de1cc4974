/** Connections that are idle, slow or send invalid data. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { frame } from '../frame.ts'
import type { Attack } from '../attack.ts'
import type { RawConnection } from '../raw-connection.ts'
import type { AttackRun } from '../attack-run.ts'

/** A host allows one address as many connections. */
const perAddress = 64
/** Enough addresses to fill a host that allows 1,024 connections. */
const addresses = 17

/** Milliseconds before a closed one reconnects. */
const rest = 250

/** Opens as many sockets as possible from each address, and replaces those that are closed. */
async function occupy(
  attackRun: AttackRun,
  count: number,
  open: (from: string) => Promise<Socket | RawConnection>
): Promise<void> {
  attackRun.go()
  const connections = new Set<Socket | RawConnection>()
  await attackRun.crowd(count, async (n) => {
    const one = await open(attackRun.address(n % addresses))
    connections.add(one)
    if ('isOpen' in one) await Promise.race([one.closed, attackRun.rest()])
    else await Promise.race([once(one, 'close').catch(() => undefined), attackRun.rest()])
    if (attackRun.isOver) return
    connections.delete(one)
    await wait(rest)
  })
  attackRun.note(`${String(connections.size)} open at the end`)
}

const tlsHello = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])

/** Each sends the bytes repeatedly on its own WebSocket. */
async function pourFrames(attackRun: AttackRun, count: number, bytes: Buffer, reads = true): Promise<void> {
  attackRun.go()
  const from = attackRun.made.sockets
  await attackRun.crowd(count, async () => {
    const line = await attackRun.open()
    if (!reads) line.deafen()
    await attackRun.pour(line.tcp, bytes, 1)
    line.end()
  })
  attackRun.note(`${String(attackRun.made.sockets - from)} connections were needed`)
}

/** One message each. */
const junk: (string | Buffer)[] = [
  '42["__proto__",{}]',
  '42["constructor"]',
  '429007199254740993["space:greet",{}]',
  '42-1["space:greet",{}]',
  '42[]',
  '42{}',
  '42"x"',
  '42["connect"]',
  '42["disconnect"]',
  '42["error"]',
  '42["newListener",1]',
  '430[{"ok":true}]',
  '43["x"]',
  '44{"message":"x"}',
  '45-["x",{"_placeholder":true,"num":0}]',
  '451-["x",{"_placeholder":true,"num":0}]',
  '6',
  '7',
  '4',
  'b4AAAA',
  '\u0000',
  '42'.padEnd(60_000, '['),
  `42["x",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
  `42["x","${'x'.repeat(70_000)}"]`,
  `420["space:greet",{"__proto__":{"v":1},"v":${'9'.repeat(400)}}]`,
  Buffer.from([0xc1, 0x80, 0, 0, 0, 0]), // RSV1
  Buffer.from([0x83, 0x80, 0, 0, 0, 0]), // a reserved opcode
  Buffer.from([0x81, 0x02, 0x34, 0x32]), // unmasked
  Buffer.from([0x82, 0x82, 0, 0, 0, 0, 0xff, 0xfe]), // binary
  Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe]), // text that is not UTF-8
  Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]) // 2^63 bytes to come
]

export const connections: Attack[] = [
  {
    name: 'sockets that never enter',
    does: '1,021 sockets of 17 addresses connect and never enter',
    seconds: 8,
    least: { of: 'sockets', count: 900 },
    run: (attackRun) => occupy(attackRun, 1021, (from) => attackRun.open(from))
  },
  {
    name: 'silent TCP, one address',
    does: 'silent TCP connections of one address, 500 at a time',
    seconds: 4,
    least: { of: 'sockets', count: 1000 },
    run: async (attackRun) => {
      attackRun.go()
      await attackRun.crowd(500, async () => {
        const socket = await attackRun.tcp()
        await Promise.race([once(socket, 'close'), attackRun.rest()])
      })
    }
  },
  {
    name: 'silent TCP, 17 addresses',
    does: `${String(perAddress * addresses)} silent TCP connections of ${String(addresses)} addresses, made again when they end`,
    seconds: 8,
    least: { of: 'sockets', count: 1000 },
    run: (attackRun) => occupy(attackRun, perAddress * addresses, (from) => attackRun.tcp(from))
  },
  {
    name: 'half-open TLS',
    does: '900 TLS handshakes of 15 addresses that are begun and not gone on with',
    seconds: 6,
    least: { of: 'sockets', count: 800 },
    run: (attackRun) =>
      occupy(attackRun, 900, async (from) => {
        const socket = await attackRun.tcp(from)
        socket.write(tlsHello)
        return socket
      })
  },
  {
    name: 'TLS handshakes',
    does: '60 connections of 4 addresses shake hands and hang up, over and over',
    seconds: 4,
    least: { of: 'sockets', count: 300 },
    run: async (attackRun) => {
      attackRun.go()
      await attackRun.crowd(60, async (n) => {
        const socket = await attackRun.tls(attackRun.address(n % 4))
        socket.destroy()
      })
    }
  },
  {
    name: 'slowloris',
    does: '60 connections, half of them in TLS, send a header a byte a second',
    seconds: 8,
    least: { of: 'sockets', count: 60 },
    run: async (attackRun) => {
      attackRun.go()
      const begin = 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: '
      await attackRun.crowd(60, async (n) => {
        const socket = await (n % 2 === 0 ? attackRun.tls() : attackRun.tcp())
        socket.write(begin)
        while (!attackRun.isOver && !socket.destroyed) {
          socket.write('x')
          await wait(1000)
        }
      })
    }
  },
  {
    name: 'ping flood',
    does: '5 sockets send WebSocket pings and read none of the answers',
    seconds: 4,
    least: { of: 'bytes', count: 1_000_000 },
    isQuick: true,
    run: (attackRun) =>
      pourFrames(attackRun, 5, Buffer.concat(Array<Buffer>(500).fill(frame(9, true, 'x'.repeat(120)))), false)
  },
  {
    name: 'fragments',
    does: '40 sockets send messages in fragments that never end',
    seconds: 4,
    least: { of: 'bytes', count: 50_000 },
    isQuick: true,
    run: (attackRun) =>
      pourFrames(
        attackRun,
        40,
        Buffer.concat([frame(1, false, '4'), ...Array<Buffer>(2000).fill(frame(0, false, '2'))])
      )
  },
  {
    name: 'namespaces',
    does: '10 sockets ask for namespaces that do not exist',
    seconds: 4,
    least: { of: 'bytes', count: 200_000 },
    isQuick: true,
    run: (attackRun) => {
      let n = 0
      const names = Array.from({ length: 500 }, () =>
        frame(1, true, `40/n${String((n += 1))},{"x":"${'x'.repeat(80)}"}`)
      )
      return pourFrames(attackRun, 10, Buffer.concat(names))
    }
  },
  {
    name: 'packet flood',
    does: '10 sockets send packets of requests that do not exist',
    seconds: 4,
    least: { of: 'bytes', count: 200_000 },
    isQuick: true,
    run: (attackRun) =>
      pourFrames(attackRun, 10, Buffer.concat(Array<Buffer>(500).fill(frame(1, true, '421["x",{}]'))))
  },
  {
    name: 'junk packets',
    does: '20 sockets send what no library sends',
    seconds: 4,
    least: { of: 'requests', count: 400 },
    isQuick: true,
    run: async (attackRun) => {
      attackRun.go()
      let turn = 0
      await attackRun.crowd(20, async (n) => {
        const packet = junk[(turn += 1) % junk.length] ?? ''
        const line = n % 2 === 0 ? await attackRun.open() : (await attackRun.enter(n)).line
        attackRun.made.requests += 1
        if (typeof packet === 'string') line.raw(packet)
        else line.tcp.write(packet)
        await Promise.race([line.closed, wait(100)])
        line.end()
      })
    }
  }
]
