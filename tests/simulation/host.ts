/** The product's host without its sockets: it lives until it is killed, and leaves its file behind. */
import type { Claim } from '#shared/log/claim.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import { defaultAllowances } from '../../src/main/host/limits/allowances.ts'
import { buildContext } from '../../src/main/host/build-context.ts'
import type { Allowance } from '../../src/main/bucket.ts'
import type { HostContext } from '../../src/main/host/context.ts'
import type { Caller } from '../../src/main/host/sockets/caller.ts'
import { Admission } from '../../src/main/host/admission/admission.ts'
import type { SocketServer } from '../../src/main/host/sockets/socket-server.ts'
import type { HostOptions } from '../../src/main/host/options.ts'
import { serveSockets } from '../../src/main/host/sockets/serve-sockets.ts'
import type { HostLog } from '../../src/main/host/log/host-log.ts'
import type { Random } from './random.ts'
import { type Disk, logOn } from './disk.ts'
import type { Rival } from '../../src/main/host/claims/rival.ts'
import type { HostTime } from '../../src/main/host/time.ts'
import { SimulatedEngine, type AnyReply, type SimulatedRequest } from './engine.ts'
import { SimulatedProcess } from './simulated-process.ts'
import type { VirtualTime } from './time.ts'
import { isDesktop } from './may-host.ts'
import type { SimulatedWire } from './simulated-wire.ts'

export interface SimulatedHostOptions {
  /** Where it runs. */
  computer: string
  space: string
  time: VirtualTime
  random: Random
  crypto: Crypto
  keys: DeviceKeys
  disk: Disk
  log: HostLog
  requests: Allowance
  /** Tampers with the host once it is built, to see whether anyone notices. */
  plant: (context: HostContext, options: HostOptions) => void
  plantedCaller: (caller: Caller) => void
  rivals: () => readonly Rival[]
  onAnswered: (host: SimulatedHost, request: SimulatedRequest, reply: AnyReply) => void
  /** Another host goes on instead. */
  onYielded: () => void
  onError: (error: string) => void
}

export class SimulatedHost {
  readonly process: SimulatedProcess
  readonly computer: string
  readonly time: HostTime
  readonly #parts: SimulatedHostOptions
  readonly #wires = new Set<SimulatedWire>()
  readonly #engine: SimulatedEngine
  readonly #context: HostContext
  /** Dies before it says this many things more. */
  #words = Infinity
  #hasClaimed = false

  constructor(parts: SimulatedHostOptions) {
    this.#parts = parts
    this.computer = parts.computer
    this.process = new SimulatedProcess(parts.time)
    this.time = this.process.time(
      () => 0,
      () => parts.random.between(0, 4)
    )
    this.process.onEnd(() => {
      this.#hangUp()
    })
    this.#engine = new SimulatedEngine(
      (wire, said) => {
        this.#words -= 1
        if (this.#words <= 0) this.process.kill()
        if (this.process.alive) wire.send('host', JSON.stringify(said))
      },
      (request, reply) => {
        parts.onAnswered(this, request, reply)
      }
    )
    const engine = this.#engine as unknown as SocketServer
    const options = this.#options()
    this.#context = buildContext(options, engine, new Admission('off'))
    parts.plant(this.#context, options)
    serveSockets(engine, this.#context, options)
  }

  /** @returns false if it has died before its claim was on disk */
  async claimed(): Promise<boolean> {
    try {
      await this.#context.claim.raise()
      this.#hasClaimed = true
      this.#context.merger.placeStrays()
    } catch {
      this.process.kill() // the disk is full
    }
    return this.process.alive
  }

  /** Null before it is on disk. */
  get claim(): Claim | null {
    return this.#hasClaimed ? this.#context.claim.current : null
  }

  get rooms(): string[] {
    return [...this.#context.space.rooms.keys()]
  }

  /** Whether it knows the claim's device as one that may host. */
  believes({ host }: Claim): boolean {
    const { device, space } = this.#context
    const member = space.members.get(host)
    return host === device || host === space.by || (member !== undefined && isDesktop(member))
  }

  lookAround(): void {
    this.#context.contest.lookAround()
  }

  accept(wire: SimulatedWire): void {
    if (!this.process.alive) return
    this.#wires.add(wire)
    const { caller } = this.#engine.accept(wire).data
    if (caller) this.#parts.plantedCaller(caller)
  }

  dieWithin(words: number): void {
    this.#words = words
  }

  /** Says goodbye first. */
  async close(): Promise<void> {
    await this.#context.writer.idle()
    this.#context.audience.emitToAll('space:closed', {})
    for (const wire of this.#wires) wire.close('host')
    await this.#context.writer.idle()
    this.process.kill()
  }

  /** Stops pushing to one that reads slowly; the result pushes to it again. */
  holdBack(): (() => void) | null {
    const entered = [...this.#engine.all.values()].filter(({ data }) => data.caller?.isEntered)
    if (entered.length === 0) return null
    const { id } = this.#parts.random.pick(entered)
    this.#context.audience.pausePushes(id)
    return () => {
      const caller = this.#engine.all.get(id)?.data.caller
      if (!this.process.alive || !caller?.isEntered) return
      this.#context.audience.resumePushes(id, caller.device, (room) => this.#context.writer.head(room))
    }
  }

  /** Its system closes the connections, unless the power failed. */
  #hangUp(): void {
    const silently = this.#parts.random.chance(0.3)
    for (const wire of this.#wires) wire.lose('host', silently)
  }

  #options(): HostOptions {
    const { space, crypto, keys, disk, log, requests, rivals, onYielded, onError } = this.#parts
    return {
      space,
      log: logOn(disk, log, this.process),
      keys,
      crypto,
      hostName: () => 'the host',
      tls: { certificate: '', key: '' },
      app: '1',
      port: 0,
      guests: 'off',
      pages: null,
      allowances: { ...defaultAllowances, requests: { device: requests, address: requests } },
      time: this.time,
      rivals,
      mayAlsoHost: isDesktop,
      onYielded,
      onProblem: (about, detail) => {
        if (this.process.alive && about === 'host' && !isExpectedOfHost(detail)) onError(detail)
      }
    }
  }
}

/** Another host that it meets is not there any more, or its claim finds no room. */
function isExpectedOfHost(problem: string): boolean {
  return /^Refused: (offline|timeout|contested)|cannot be reached|the disk is full/.test(problem)
}
