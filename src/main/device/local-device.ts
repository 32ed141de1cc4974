import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type {
  BridgeBroadcast,
  DeviceAnswer,
  DeviceBroadcast,
  DeviceBroadcastName,
  Device,
  Nearby
} from '#shared/bridge.ts'
import { Listeners } from '#shared/values/listeners.ts'
import type { Reply } from '#shared/values/reply.ts'
import { startDiscovery, type Discovery, type NearbySpace } from '../discovery/discovery.ts'
import { probeHost } from '../identity/probe.ts'
import { openPages, type BuiltPages } from '../pages/pages.ts'
import { deviceHandlers, type DeviceHandlers } from './handlers.ts'
import { answerRequest } from './answer-request.ts'
import { coalesce } from './coalesce.ts'
import { describeInterfaces } from './network.ts'
import { openSelf, type Self } from './self.ts'
import { Spaces } from './spaces.ts'
import { FaultLog } from './fault-log.ts'
import { Problems } from './problems.ts'

export interface LocalDevice {
  /** Checks the request and its payload; never rejects. */
  request(ask: unknown): Promise<Reply<object>>
  onBroadcast(listener: (tell: BridgeBroadcast) => void): () => void
  close(): Promise<void>
}

export interface OpenOptions {
  dataDir: string
  pagesDir: string
  version: string
  profileName: string
}

/** @param onOpened is called once nothing can keep the device from opening; its spaces follow, which takes longer. @throws StorageError */
export async function openDevice(
  options: OpenOptions,
  onOpened = (): void => undefined
): Promise<OpenedDevice> {
  const device = new OpenedDevice(await openSelf(options.dataDir, options.profileName), options)
  onOpened()
  await device.spaces.restore()
  return device
}

export class OpenedDevice implements LocalDevice {
  readonly self: Self
  readonly spaces: Spaces
  readonly #version: string
  readonly #discovery: Discovery
  readonly #handlers: DeviceHandlers
  readonly #faults: FaultLog
  readonly #listeners = new Listeners<[BridgeBroadcast]>()
  readonly #problems = new Problems((problem) => {
    this.#tell('problem:occurred', problem)
  })
  #nearby: NearbySpace[] = []
  #serving = false
  #hearServing: (serving: boolean) => void = () => undefined

  constructor(self: Self, { dataDir, pagesDir, version }: OpenOptions) {
    this.self = self
    this.#version = version
    this.#faults = new FaultLog(dataDir)
    this.#discovery = startDiscovery({
      probe: probeHost,
      onNearby: (nearby) => {
        this.#foundNearby(nearby)
      },
      onProblem: (detail) => {
        this.#problems.add({ about: 'discovery', detail })
      },
      isKnown: (space, host) => this.spaces.isKnown(space, host)
    })
    this.spaces = new Spaces(
      {
        self,
        dataDir,
        version,
        pages: pagesIn(pagesDir),
        discovery: this.#discovery,
        nearby: () => this.#nearby,
        changed: coalesce(() => {
          this.#tell('spaces:changed', { spaces: this.spaces.list })
          this.#noteServing()
        }),
        peopleChanged: coalesce(() => {
          this.#noteServing()
        }),
        problem: (problem) => {
          this.#problems.add(problem)
        },
        invitationUsed: (space, { token, left }) => {
          this.#tell('invitation:used', { space, token, left })
        }
      },
      (space, name, payload) => {
        this.#emit({ space, name, payload })
      }
    )
    this.#handlers = deviceHandlers({
      self,
      dataDir,
      faults: this.#faults,
      spaces: this.spaces,
      discovery: this.#discovery,
      watch: () => this.#watch(),
      network: () => ({
        interfaces: describeInterfaces(),
        hosting: this.spaces.hosting,
        problem: this.#problems.last('discovery')
      }),
      profileChanged: () => {
        this.#tell('device:changed', { device: this.#describe() })
      }
    })
  }

  request(ask: unknown): Promise<Reply<object>> {
    return answerRequest(ask, this.#handlers, this.spaces, (error) => {
      this.#faults.write(
        'the device',
        error instanceof Error ? (error.stack ?? error.message) : String(error)
      )
    })
  }

  onBroadcast(listener: (tell: BridgeBroadcast) => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Calls the listener now and at each change. */
  onServing(listener: (serving: boolean) => void): void {
    this.#hearServing = listener
    listener(this.#serving)
  }

  async close(): Promise<void> {
    await this.spaces.stop()
    await this.#discovery.stop()
    this.self.file.close()
  }

  #noteServing(): void {
    const { serving } = this.spaces
    if (serving === this.#serving) return
    this.#serving = serving
    this.#hearServing(serving)
  }

  #watch(): DeviceAnswer<'device:watch'> {
    this.#problems.watched()
    return { device: this.#describe(), nearby: this.#seen(), spaces: this.spaces.list }
  }

  #describe(): Device {
    const { device, profile } = this.self
    return { device, profile, version: this.#version, addresses: this.#discovery.addresses() }
  }

  #foundNearby(nearby: NearbySpace[]): void {
    this.#nearby = nearby
    this.#tell('nearby:changed', { nearby: this.#seen() })
    this.spaces.nudge()
  }

  /** Without other copies of this device. */
  #seen(): Nearby[] {
    return this.#nearby
      .filter(({ host }) => host !== this.self.device)
      .map(({ probe, ...found }) => ({
        ...found,
        known: this.spaces.isMine(found.space),
        address: probe.address,
        delay: Math.round(probe.ms)
      }))
  }

  #tell<N extends DeviceBroadcastName>(name: N, payload: DeviceBroadcast<N>): void {
    this.#emit({ space: null, name, payload })
  }

  #emit(tell: BridgeBroadcast): void {
    this.#listeners.emit(tell)
  }
}

function pagesIn(folder: string): BuiltPages | null {
  return existsSync(join(folder, 'index.html')) ? openPages(folder) : null
}
