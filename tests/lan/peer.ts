/**
 * One device on the network, as a process: serves a greeting over plain HTTP, advertises it, and tells on stdout
 * what is nearby. Commands come on stdin: `people <n>`, `rename <name>`, `refresh`, `stop`.
 */
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { Greeting, greetingPath, type Txt } from '#shared/protocol/hello.ts'
import { DeviceId, Name, SpaceId } from '#shared/values/ids.ts'
import { startDiscovery } from '../../src/main/discovery/discovery.ts'
import { readInterfaces } from '../../src/main/discovery/interfaces.ts'
import type { ProbeResult } from '../../src/main/identity/probe-result.ts'

const Options = v.object({
  space: SpaceId,
  device: DeviceId,
  name: Name,
  /** Limits a test to this machine. */
  loopback: v.boolean()
})
const options = v.parse(Options, JSON.parse(process.argv[2] ?? '{}'))
const state = { name: options.name, people: 1 }

const greeting = (): Greeting => ({
  v: 1,
  app: 'peer',
  space: options.space,
  name: state.name,
  epoch: 1,
  host: options.device,
  hostName: 'Peer',
  key: 'A'.repeat(43),
  proof: 'A'.repeat(86),
  people: state.people,
  guests: 'off'
})
const txt = (): Txt => ({
  v: '1',
  id: options.space,
  dev: options.device,
  ep: '1',
  n: state.name,
  p: String(state.people),
  f: ''
})

function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function probe(address: string, port: number, signal: AbortSignal): Promise<ProbeResult | null> {
  const started = performance.now()
  const requested = Promise.withResolvers<ProbeResult | null>()
  get({ host: address, port, path: greetingPath, agent: false, signal }, (response) => {
    let text = ''
    response.on('data', (chunk: Buffer) => (text += chunk.toString()))
    response.on('end', () => {
      // Another Parley on this machine, which shows people pages here.
      if (response.statusCode !== 200) {
        requested.resolve(null)
        return
      }
      const reached = { certificate: '', fingerprint: '', address: `${address}:${String(port)}` }
      requested.resolve({
        ...reached,
        greeting: v.parse(Greeting, JSON.parse(text)),
        ms: performance.now() - started
      })
    })
  }).on('error', () => {
    requested.resolve(null)
  })
  return requested.promise
}

const server = createServer((_request, response) => response.end(JSON.stringify(greeting())))
server.listen(0)
await once(server, 'listening')

const discovery = startDiscovery({
  probe,
  onNearby: (nearby) => {
    report({ nearby: nearby.map(({ probe: { address }, ...seen }) => ({ ...seen, address })) })
  },
  onProblem: (problem) => {
    report({ problem })
  },
  interfaces: () => readInterfaces().filter(({ internal }) => internal || !options.loopback)
})
const { port } = server.address() as AddressInfo
const advertisement = discovery.advertise({ space: options.space, device: options.device, port, txt })
report({ addresses: discovery.addresses() })

const commands: Record<string, (argument: string) => void> = {
  people: (count) => {
    state.people = Number(count)
    advertisement.update()
  },
  rename: (name) => {
    state.name = name
    advertisement.update()
  },
  refresh: () => {
    discovery.refresh()
  },
  // Nothing calls process.exit: a remaining timer or socket keeps the process alive, and the test notices.
  stop: () => {
    input.close()
    process.stdin.destroy()
    server.close()
    void discovery.stop()
  }
}
const input = createInterface(process.stdin)
input.on('line', (line) => {
  const [command = '', ...rest] = line.split(' ')
  commands[command]?.(rest.join(' '))
})
