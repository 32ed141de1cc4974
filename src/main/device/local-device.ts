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
import type { DeviceContext } from './context.ts'
import { describeInterfaces } from './network.ts'
import { openSelf, type Self } from './self.ts'
import { Spaces } from './spaces.ts'
import { ErrorLogFile } from './error-log-file.ts'
import { Problems } from './problems.ts'

export interface LocalDevice {
  request(request: unknown): Promise<Reply<object>>
  onBroadcast(listener: (broadcast: BridgeBroadcast) => void): () => void
  close(): Promise<void>
}

export interface OpenOptions {
  dataDir: string
  pagesDir: string
  version: string
  profileName: string
}

/** @param onOpened is called when the device is open; its spaces follow, which takes longer. @throws StorageError */
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
  readonly #errorLog: ErrorLogFile
  readonly #listeners = new Listeners<[BridgeBroadcast]>()
  readonly #problems = new Problems((problem) => {
    this.#emit('problem:occurred', problem)
  })
  #nearby: NearbySpace[] = []
  #serving = false
  #onServing: (serving: boolean) => void = () => undefined

  constructor(self: Self, { dataDir, pagesDir, version }: OpenOptions) {
    this.self = self
    this.#version = version
    this.#errorLog = new ErrorLogFile(dataDir)
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
    this.spaces = this.#createSpaces(dataDir, version, pagesDir)
    this.#handlers = this.#createHandlers(dataDir)
  }

  request(request: unknown): Promise<Reply<object>> {
    return answerRequest(request, this.#handlers, this.spaces, (error) => {
      this.#errorLog.write(
        'the device',
        error instanceof Error ? (error.stack ?? error.message) : String(error)
      )
    })
  }

  onBroadcast(listener: (broadcast: BridgeBroadcast) => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Calls the listener now and at each change. */
  onServing(listener: (serving: boolean) => void): void {
    this.#onServing = listener
    listener(this.#serving)
  }

  async close(): Promise<void> {
    await this.spaces.stop()
    await this.#discovery.stop()
    this.self.file.close()
  }

  #createSpaces(dataDir: string, version: string, pagesDir: string): Spaces {
    const context: DeviceContext = {
      self: this.self,
      dataDir,
      version,
      pages: pagesIn(pagesDir),
      discovery: this.#discovery,
      nearby: () => this.#nearby,
      changed: coalesce(() => {
        this.#emit('spaces:changed', { spaces: this.spaces.list })
        this.#noteServing()
      }),
      peopleChanged: coalesce(() => {
        this.#noteServing()
      }),
      problem: (problem) => {
        this.#problems.add(problem)
      },
      colourTaken: () => {
        this.#emit('device:changed', { device: this.#describe() })
      },
      invitationUsed: (space, { token, left }) => {
        this.#emit('invitation:used', { space, token, left })
      }
    }
    return new Spaces(context, (space, name, payload) => {
      this.#broadcast({ space, name, payload })
    })
  }

  #createHandlers(dataDir: string): DeviceHandlers {
    return deviceHandlers({
      self: this.self,
      dataDir,
      errorLog: this.#errorLog,
      spaces: this.spaces,
      discovery: this.#discovery,
      watch: () => this.#watch(),
      network: () => ({
        interfaces: describeInterfaces(),
        hosting: this.spaces.hosting,
        problem: this.#problems.last('discovery')
      }),
      profileChanged: () => {
        this.#emit('device:changed', { device: this.#describe() })
      }
    })
  }

  #noteServing(): void {
    const { serving } = this.spaces
    if (serving === this.#serving) return
    this.#serving = serving
    this.#onServing(serving)
  }

  #watch(): DeviceAnswer<'device:watch'> {
    this.#problems.watched()
    return { device: this.#describe(), nearby: this.#nearbySpaces(), spaces: this.spaces.list }
  }

  #describe(): Device {
    const { device, profile } = this.self
    return { device, profile, version: this.#version, addresses: this.#discovery.addresses() }
  }

  #foundNearby(nearby: NearbySpace[]): void {
    this.#nearby = nearby
    this.#emit('nearby:changed', { nearby: this.#nearbySpaces() })
    this.spaces.nearbyChanged()
  }

  #nearbySpaces(): Nearby[] {
    return this.#nearby
      .filter(({ host }) => host !== this.self.device)
      .map(({ probe, ...found }) => ({
        ...found,
        known: this.spaces.isMine(found.space),
        address: probe.address,
        delay: Math.round(probe.ms)
      }))
  }

  #emit<N extends DeviceBroadcastName>(name: N, payload: DeviceBroadcast<N>): void {
    this.#broadcast({ space: null, name, payload })
  }

  #broadcast(broadcast: BridgeBroadcast): void {
    this.#listeners.emit(broadcast)
  }
}

function pagesIn(folder: string): BuiltPages | null {
  return existsSync(join(folder, 'index.html')) ? openPages(folder) : null
}
