/** Handshakes and plain requests, with the expected decision of the host. */
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect as connectTls } from 'node:tls'
import { clientHeader, greetingPath } from '#shared/protocol/hello.ts'
import { traversals } from '../../main/pages/traversals.ts'
import type { Target } from '../host.ts'
import { handshakePath, RawConnection, type Options } from '../raw-connection.ts'
import { Person } from '../person.ts'
import type { ProbeOutcome, Probe, ProbeTarget } from '../probe.ts'

const from = '127.0.0.2'

async function isLetIn(target: Target, options: Partial<Options>): Promise<boolean> {
  try {
    const line = await RawConnection.open(target, { from, ...options })
    line.end()
    return true
  } catch {
    return false // refused, whichever way
  }
}

/** Reports each wrong decision. */
async function tryAll(target: Target, cases: [string, Partial<Options>, boolean][]): Promise<ProbeOutcome> {
  const short: string[] = []
  for (const [name, options, expected] of cases) {
    const actual = await isLetIn(target, options)
    if (actual !== expected) short.push(`${name}: ${actual ? 'let in' : 'refused'}`)
  }
  return { figure: `${String(cases.length)} tried`, short }
}

async function get(
  target: Target,
  path: string,
  headers: Record<string, string> = {}
): Promise<IncomingMessage> {
  const requested = httpsRequest({
    host: '127.0.0.1',
    port: target.port,
    path,
    headers,
    localAddress: from,
    ca: target.certificate,
    checkServerIdentity: () => undefined,
    agent: false
  })
  requested.end()
  const [response] = (await once(requested, 'response')) as [IncomingMessage]
  return response
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return body
}

function hostsAndOrigins({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const port = String(target.port)
  const host = `127.0.0.1:${port}`
  const program = (name: string): Partial<Options> => ({ headers: { [clientHeader]: '1', host: name } })
  const page = (origin: string, more: Record<string, string> = {}): Partial<Options> => ({
    headers: { origin, ...more }
  })
  return tryAll(target, [
    ['a program with our header', { headers: { [clientHeader]: '1' } }, true],
    ['a program without it', { headers: {} }, false],
    ['localhost', program(`localhost:${port}`), true],
    ['a name that was rebound to us', program(`evil.example:${port}`), false],
    ['no port', program('127.0.0.1'), false],
    ['another port', program('127.0.0.1:1'), false],
    ['a dot at the end', program(`127.0.0.1.:${port}`), false],
    ['decimal', program(`2130706433:${port}`), false],
    ['hexadecimal', program(`0x7f000001:${port}`), false],
    ['short', program(`127.1:${port}`), false],
    ['0.0.0.0', program(`0.0.0.0:${port}`), false],
    ['another loopback address', program(`127.0.0.2:${port}`), false],
    ['mapped', program(`[::ffff:127.0.0.1]:${port}`), false],
    ['two names', program(`${host}, evil.example`), false],
    ['a user', program(`x@${host}`), false],
    ['our own page', page(`https://${host}`), true],
    ['a page from elsewhere', page('https://evil.example'), false],
    ['a page from elsewhere with our header', page('https://evil.example', { [clientHeader]: '1' }), false],
    ['a page without an origin', page('null'), false],
    ['a page on another port', page('https://127.0.0.1:1'), false],
    ['our page by another scheme', page(`http://${host}`), false],
    ['a page whose host begins like ours', page(`https://${host}.evil.example`), false],
    ['a file', page('file://'), false],
    ['a page by another name of ours', page(`https://localhost:${port}`), false]
  ])
}

async function transports({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const found = await tryAll(target, [
    ['Engine.IO 3', { path: '/socket.io/?EIO=3&transport=websocket' }, false],
    ['polling', { path: '/socket.io/?EIO=4&transport=polling' }, false],
    ['another path', { path: '/ws' }, false],
    ['the right one', { path: handshakePath }, true]
  ])
  const status =
    (await get(target, '/socket.io/?EIO=4&transport=polling', { [clientHeader]: '1' })).statusCode ?? 0
  if (status < 400) found.short.push(`polling was answered ${String(status)}`)
  const line = await RawConnection.open(target, { from, socket: { perMessageDeflate: true } })
  if (line.extensions !== '') found.short.push('compression was agreed on')
  line.end()
  return found
}

/** Without TLS, while guests have to use it, programs are refused and pages only get the reason. */
async function withoutTls({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const found = await tryAll(target, [
    ['ws:// by a program', { scheme: 'ws' }, false],
    ['wss:// by a program', { scheme: 'wss' }, true]
  ])
  const headers = { origin: `http://127.0.0.1:${String(target.port)}` }
  const page = await RawConnection.open(target, { from, scheme: 'ws', headers }).catch(() => null) // refused at once
  if (page && (await page.enter(new Person(target.space, 'Guest'))).code !== 'guests-off')
    found.short.push('ws:// by a page: not told that guests are not let in')
  page?.end()
  return { ...found, figure: '3 tried' }
}

async function oldTls({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const agreed = async (maxVersion: 'TLSv1.2' | 'TLSv1.3'): Promise<string | null> => {
    const { port, certificate: ca } = target
    const socket = connectTls({
      host: '127.0.0.1',
      port,
      ca,
      checkServerIdentity: () => undefined,
      maxVersion
    })
    try {
      await once(socket, 'secureConnect')
      return socket.getProtocol()
    } catch {
      return null // refused
    } finally {
      socket.destroy()
    }
  }
  const [old, current] = [await agreed('TLSv1.2'), await agreed('TLSv1.3')]
  const short = [
    ...(old === null ? [] : ['TLS 1.2 was agreed on']),
    ...(current === 'TLSv1.3' ? [] : ['no TLS 1.3'])
  ]
  return { figure: `1.2 ${old ?? 'refused'}, 1.3 ${current ?? 'refused'}`, short }
}

async function pageAt(target: Target, path: string): Promise<string> {
  try {
    return await bodyOf(await get(target, path.startsWith('/') ? path : `/${path}`))
  } catch (error) {
    if (error instanceof TypeError) return '' // Node sends no such path
    throw error
  }
}

async function outside({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const short: string[] = []
  const wanted = ['package.json', 'main/headless.js', 'etc/passwd', '../../../../../../etc/passwd']
  const paths = traversals.flatMap((path) => wanted.map((file) => path.replace('diary.txt', file)))
  for (const path of paths) {
    const body = await pageAt(target, path)
    if (/root:.*:0:0:|"devDependencies"|sourceMappingURL=headless/.test(body))
      short.push(`${JSON.stringify(path)} was served`)
  }
  return { figure: `${String(paths.length)} paths tried`, short }
}

async function greetings({ host: { target } }: ProbeTarget): Promise<ProbeOutcome> {
  const bare = await bodyOf(await get(target, greetingPath))
  const wrongHost = await get(target, greetingPath, { host: 'evil.example', [clientHeader]: '1' })
  const said = await bodyOf(wrongHost)
  const short = [
    ...(bare.includes(target.space) ? ['a greeting without its header is answered'] : []),
    ...(wrongHost.statusCode === 421 && said === '' ? [] : ['a greeting in another name is answered'])
  ]
  return { figure: `${String(bare.length + said.length)} bytes said to strangers`, short }
}

export const admission: Probe[] = [
  { name: 'Host and Origin', does: '25 handshakes in the names of others', run: hostsAndOrigins },
  { name: 'other transports', does: 'Engine.IO 3, polling, another path, compression', run: transports },
  { name: 'without TLS', does: 'handshakes over ws://', run: withoutTls },
  { name: 'old TLS', does: 'TLS 1.2', run: oldTls },
  {
    name: 'paths that lead outside',
    does: 'asks for files that are none of the pages',
    isSlow: true,
    run: outside
  },
  { name: 'greeting to strangers', does: 'asks for the greeting as a web page could', run: greetings }
]
