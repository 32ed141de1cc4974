/** Connections that are there and do nothing, or do it slowly, or send what nobody should. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { frame } from '../frame.ts'
import type { Attack } from '../attack.ts'
import type { Line } from '../raw-connection.ts'
import type { Scene } from '../attack-run.ts'

/** An address of ours holds at most this many connections. */
const perAddress = 64
/** As many addresses as fill a host that takes 1,024. */
const addresses = 17

/** Before one that was hung up on comes again, ms. */
const rest = 250

/** Opens sockets from each of so many addresses, each as often as it can, and keeps them; those that were ended are made again. */
async function occupy(
  scene: Scene,
  count: number,
  open: (from: string) => Promise<Socket | Line>
): Promise<void> {
  scene.go()
  const kept = new Set<Socket | Line>()
  await scene.crowd(count, async (n) => {
    const one = await open(scene.address(n % addresses))
    kept.add(one)
    if ('isOpen' in one) await Promise.race([one.closed, scene.rest()])
    else await Promise.race([once(one, 'close').catch(() => undefined), scene.rest()])
    if (scene.isOver) return
    kept.delete(one)
    await wait(rest)
  })
  scene.note(`${String(kept.size)} open at the end`)
}

const tlsHello = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])

/** Each sends these bytes over and over on a WebSocket of its own, without asking for anything back. */
async function pourFrames(scene: Scene, count: number, bytes: Buffer, reads = true): Promise<void> {
  scene.go()
  const from = scene.made.sockets
  await scene.crowd(count, async () => {
    const line = await scene.open()
    if (!reads) line.deafen()
    await scene.pour(line.tcp, bytes, 1)
    line.end()
  })
  scene.note(`${String(scene.made.sockets - from)} connections were needed`)
}

/** What no library sends, one message each. */
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
    run: (scene) => occupy(scene, 1021, (from) => scene.open(from))
  },
  {
    name: 'silent TCP, one address',
    does: 'silent TCP connections of one address, 500 at a time',
    seconds: 4,
    least: { of: 'sockets', count: 1000 },
    run: async (scene) => {
      scene.go()
      await scene.crowd(500, async () => {
        const socket = await scene.tcp()
        await Promise.race([once(socket, 'close'), scene.rest()])
      })
    }
  },
  {
    name: 'silent TCP, 17 addresses',
    does: `${String(perAddress * addresses)} silent TCP connections of ${String(addresses)} addresses, made again when they end`,
    seconds: 8,
    least: { of: 'sockets', count: 1000 },
    run: (scene) => occupy(scene, perAddress * addresses, (from) => scene.tcp(from))
  },
  {
    name: 'half-open TLS',
    does: '900 TLS handshakes of 15 addresses that are begun and not gone on with',
    seconds: 6,
    least: { of: 'sockets', count: 800 },
    run: (scene) =>
      occupy(scene, 900, async (from) => {
        const socket = await scene.tcp(from)
        socket.write(tlsHello)
        return socket
      })
  },
  {
    name: 'TLS handshakes',
    does: '60 connections of 4 addresses shake hands and hang up, over and over',
    seconds: 4,
    least: { of: 'sockets', count: 300 },
    run: async (scene) => {
      scene.go()
      await scene.crowd(60, async (n) => {
        const socket = await scene.tls(scene.address(n % 4))
        socket.destroy()
      })
    }
  },
  {
    name: 'slowloris',
    does: '60 connections, half of them in TLS, send a header a byte a second',
    seconds: 8,
    least: { of: 'sockets', count: 60 },
    run: async (scene) => {
      scene.go()
      const begin = 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: '
      await scene.crowd(60, async (n) => {
        const socket = await (n % 2 === 0 ? scene.tls() : scene.tcp())
        socket.write(begin)
        while (!scene.isOver && !socket.destroyed) {
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
    run: (scene) =>
      pourFrames(scene, 5, Buffer.concat(Array<Buffer>(500).fill(frame(9, true, 'x'.repeat(120)))), false)
  },
  {
    name: 'fragments',
    does: '40 sockets send messages in fragments that never end',
    seconds: 4,
    least: { of: 'bytes', count: 50_000 },
    isQuick: true,
    run: (scene) =>
      pourFrames(
        scene,
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
    run: (scene) => {
      let n = 0
      const names = Array.from({ length: 500 }, () =>
        frame(1, true, `40/n${String((n += 1))},{"x":"${'x'.repeat(80)}"}`)
      )
      return pourFrames(scene, 10, Buffer.concat(names))
    }
  },
  {
    name: 'packet flood',
    does: '10 sockets send packets of requests that do not exist',
    seconds: 4,
    least: { of: 'bytes', count: 200_000 },
    isQuick: true,
    run: (scene) =>
      pourFrames(scene, 10, Buffer.concat(Array<Buffer>(500).fill(frame(1, true, '421["x",{}]'))))
  },
  {
    name: 'junk packets',
    does: '20 sockets send what no library sends',
    seconds: 4,
    least: { of: 'requests', count: 400 },
    isQuick: true,
    run: async (scene) => {
      scene.go()
      let turn = 0
      await scene.crowd(20, async (n) => {
        const packet = junk[(turn += 1) % junk.length] ?? ''
        const line = n % 2 === 0 ? await scene.open() : (await scene.enter(n)).line
        scene.made.requests += 1
        if (typeof packet === 'string') line.raw(packet)
        else line.tcp.write(packet)
        await Promise.race([line.closed, wait(100)])
        line.end()
      })
    }
  }
]
