/** Plain requests without reading the responses. */
import { once } from 'node:events'
import { greetingPath, clientHeader } from '#shared/protocol/hello.ts'
import { handshakePath } from '../raw-connection.ts'
import type { Attack } from '../attack.ts'
import type { AttackRun } from '../attack-run.ts'

const sockets = 60
const guests = ['--guests', 'https'] as const
/** Requests in one write. */
const pipelined = 50

function requests(attackRun: AttackRun, path: string, more = ''): Buffer {
  const host = `127.0.0.1:${String(attackRun.target.port)}`
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${clientHeader}: 1\r\n${more}\r\n`.repeat(pipelined)
  )
}

/** Each sends the requests on connections that it never reads. */
async function pipeline(attackRun: AttackRun, bytes: Buffer): Promise<void> {
  attackRun.go()
  let open = 0
  await attackRun.crowd(sockets, async () => {
    const socket = await attackRun.tls()
    socket.pause()
    await attackRun.pour(socket, bytes, pipelined)
    if (!socket.destroyed) open += 1
    socket.destroy()
  })
  attackRun.note(`${String(open)} that read nothing open at the end`)
}

export const http: Attack[] = [
  {
    name: 'GET / pipelined unread',
    does: `${String(sockets)} TLS connections ask for the page and read nothing`,
    seconds: 6,
    host: guests,
    least: { of: 'requests', count: 3000 },
    run: (attackRun) => pipeline(attackRun, requests(attackRun, '/'))
  },
  {
    name: 'greeting pipelined unread',
    does: `${String(sockets)} TLS connections ask for the greeting and read nothing`,
    seconds: 6,
    least: { of: 'requests', count: 3000 },
    run: (attackRun) => pipeline(attackRun, requests(attackRun, greetingPath))
  },
  {
    name: 'greeting, one connection each',
    does: `${String(sockets)} at a time connect, ask for the greeting, read it and connect again`,
    seconds: 4,
    least: { of: 'requests', count: 100 },
    run: async (attackRun) => {
      const bytes = requests(attackRun, greetingPath).subarray(
        0,
        requests(attackRun, greetingPath).length / pipelined
      )
      attackRun.go()
      await attackRun.crowd(sockets, async () => {
        const socket = await attackRun.tls()
        attackRun.made.requests += 1
        socket.write(bytes)
        await Promise.race([once(socket, 'data'), once(socket, 'close'), attackRun.rest()])
        socket.destroy()
      })
    }
  },
  {
    name: 'huge headers',
    does: `${String(sockets)} TLS connections send headers without end`,
    seconds: 4,
    least: { of: 'bytes', count: 1_000_000 },
    isQuick: true,
    run: async (attackRun) => {
      attackRun.go()
      const header = Buffer.from(`x-${'h'.repeat(60)}: ${'x'.repeat(64_000)}\r\n`)
      await attackRun.crowd(sockets, async () => {
        const socket = await attackRun.tls()
        socket.write(`GET / HTTP/1.1\r\nhost: 127.0.0.1:${String(attackRun.target.port)}\r\n`)
        await attackRun.pour(socket, header, 1)
        socket.destroy()
      })
    }
  },
  {
    name: 'upgrade flood, wrong Host',
    does: `${String(sockets)} at a time ask for a WebSocket in the name of another host`,
    seconds: 4,
    least: { of: 'requests', count: 100 },
    run: async (attackRun) => {
      const upgrade = `GET ${handshakePath} HTTP/1.1\r\nhost: evil.example\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n${clientHeader}: 1\r\n\r\n`
      let accepted = 0
      attackRun.go()
      await attackRun.crowd(sockets, async () => {
        const socket = await attackRun.tls()
        attackRun.made.requests += 1
        socket.write(upgrade)
        const [said] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [unknown]
        if (String(said).startsWith('HTTP/1.1 101')) accepted += 1
        socket.destroy()
      })
      attackRun.note(`${String(accepted)} accepted`)
      if (accepted > 0) attackRun.fail('upgrades in the name of another host were accepted')
    }
  }
]
