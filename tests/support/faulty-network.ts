/** A way to a page that loses single requests, as planned: what a browser sees when the network changes below it. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { onCleanup } from './cleanup.ts'

export type Fault = 'reset' | 'refused' | 'truncated' | 'cut short' | 'stalled'

export interface FaultyNetwork {
  /** The page's address on this way to it. */
  url: string
  /** Loses the next requests for each file that the pattern finds. The address that a retry adds does not count. */
  lose: (files: RegExp, fault: Fault, times?: number) => void
  /** From now on nothing is lost, and what stalls goes on. */
  heal: () => void
  /** Every requested file, in order. */
  requested: string[]
}

interface Plan {
  files: RegExp
  fault: Fault
  times: number
  met: Map<string, number>
}

/** @param page `http://localhost:…` with its fragment */
export async function openFaultyNetwork(page: string): Promise<FaultyNetwork> {
  const target = new URL(page)
  const sockets = new Set<Socket>()
  const requested: string[] = []
  let plans: Plan[] = []
  const stalled: (() => void)[] = []
  const server = createServer((asking, answer) => {
    const file = (asking.url ?? '/').replace(/^\/again-\d/, '').replace(/\?.*/, '')
    requested.push(file)
    const plan = plans.find((each) => each.files.test(file) && (each.met.get(file) ?? 0) < each.times)
    plan?.met.set(file, (plan.met.get(file) ?? 0) + 1)
    const goOn = (): void => {
      pass(target, asking, answer, null)
    }
    if (plan?.fault === 'stalled') stalled.push(goOn)
    else pass(target, asking, answer, plan?.fault ?? null)
  })
  server.on('connection', (socket) => sockets.add(socket))
  server.on('upgrade', (asking: IncomingMessage, socket: Socket) => {
    tunnel(target, asking, socket, sockets)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onCleanup(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${String(port)}/${target.hash}`,
    lose: (files, fault, times = Infinity) => plans.push({ files, fault, times, met: new Map() }),
    heal: () => {
      plans = []
      for (const goOn of stalled.splice(0)) goOn()
    },
    requested
  }
}

function pass(target: URL, asking: IncomingMessage, answer: ServerResponse, fault: Fault | null): void {
  if (fault === 'reset') asking.socket.destroy()
  else if (fault === 'refused') answer.writeHead(503).end()
  if (fault === 'reset' || fault === 'refused') return
  const headers = { ...asking.headers, host: target.host }
  request({ host: '127.0.0.1', port: target.port, path: asking.url, headers }, (given) => {
    const chunks: Buffer[] = []
    given.on('data', (chunk: Buffer) => chunks.push(chunk))
    given.on('end', () => {
      respond(answer, given, Buffer.concat(chunks), fault)
    })
  }).end()
}

/** `truncated`: the browser can see that something is missing; `cut short`: it cannot. */
function respond(answer: ServerResponse, given: IncomingMessage, body: Buffer, fault: Fault | null): void {
  const part = fault === null ? body : body.subarray(0, body.length / 2)
  const headers = {
    ...given.headers,
    'content-length': String(fault === 'truncated' ? body.length : part.length)
  }
  answer.writeHead(given.statusCode ?? 500, headers)
  if (fault === 'truncated') answer.write(part, () => answer.destroy())
  else answer.end(part)
}

/** The socket of the page, whose origin is then the target's. */
function tunnel(target: URL, asking: IncomingMessage, socket: Socket, sockets: Set<Socket>): void {
  const onward = connect(Number(target.port), '127.0.0.1')
  sockets.add(onward)
  const headers = { ...asking.headers, host: target.host, origin: target.origin }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
  onward.write([`GET ${asking.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
  onward.pipe(socket).pipe(onward)
  for (const end of [onward, socket]) {
    end.on('error', () => end.destroy())
    end.on('close', () => {
      onward.destroy()
      socket.destroy()
    })
  }
}
