import type { MySpace, Network } from '#shared/bridge.ts'
import { newId } from '#shared/log/event.ts'
import { defaultPort, type GuestAccess } from '#shared/protocol/hello.ts'
import { Refused } from '#shared/values/reply.ts'
import type { SessionBroadcastName } from '#shared/session/contract.ts'
import { createSpace } from '../host/log/create-space.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { probeHost } from '../identity/probe.ts'
import type { ProbeResult } from '../identity/probe-result.ts'
import type { StoredSpace } from '../store/device-file.ts'
import type { StoredSize } from '../store/space-file.ts'
import { parseAddress } from './address.ts'
import { OpenSpace } from './open-space.ts'
import { removeSpaceIn, spaceFileIn, spaceSizeIn } from './space-files.ts'
import type { DeviceContext } from './context.ts'
import { setProfile } from './self.ts'

/** An ordinary name, which is not translated later. */
const lobby = 'Lobby'

type OnBroadcast = (space: string, name: SessionBroadcastName, payload: object) => void

export class Spaces {
  readonly #context: DeviceContext
  readonly #onBroadcast: OnBroadcast
  readonly #open = new Map<string, OpenSpace>()
  readonly #stored = new Map<string, StoredSpace>()

  constructor(context: DeviceContext, onBroadcast: OnBroadcast) {
    this.#context = context
    this.#onBroadcast = onBroadcast
    for (const stored of context.self.file.spaces()) this.#stored.set(stored.space, stored)
  }

  get list(): MySpace[] {
    return [...this.#stored.values()].map((stored) => {
      const { space, name, open, host } = stored
      const own = host === this.#context.self.device
      return this.#open.get(space)?.summary ?? { space, name, own, hosting: false, open, unread: 0 }
    })
  }

  get hosting(): Network['hosting'] {
    return [...this.#open.values()]
      .filter(({ summary }) => summary.hosting)
      .map(({ stored: { space, name, port } }) => ({ space, name, port }))
  }

  get serving(): boolean {
    return [...this.#open.values()].some(({ serving }) => serving)
  }

  isMine(space: string): boolean {
    return this.#stored.has(space)
  }

  isKnown(space: string, host: string): boolean {
    return this.#stored.get(space)?.host === host
  }

  /** @throws Refused with `not-found` unless the space is open */
  get(space: string): OpenSpace {
    const open = this.#open.get(space)
    if (!open) throw new Refused('not-found', 'this space is not open')
    return open
  }

  find(space: string): OpenSpace | undefined {
    return this.#open.get(space)
  }

  /** Reopens the spaces that were open; reports those that cannot be opened. */
  async restore(): Promise<void> {
    for (const { space, open, name } of this.#stored.values()) {
      if (!open) continue
      try {
        await this.open(space)
      } catch (error) {
        this.#context.problem({ about: 'storage', space, detail: `${name}: ${String(error)}` })
      }
    }
  }

  async start(name: string, guests: GuestAccess, port = defaultPort): Promise<string> {
    const { self, dataDir } = this.#context
    const space = newId(nodeCrypto)
    const file = spaceFileIn(dataDir, space)
    try {
      await createSpace(
        file.log,
        { space, name, lobby, profile: self.profile, at: Date.now() },
        self.keys,
        nodeCrypto
      )
    } finally {
      file.close()
    }
    setProfile(self, self.profile)
    this.#remember({ space, name, host: self.device, address: null, open: false, port, guests })
    await this.open(space, true)
    return space
  }

  /**
   * Probes the address, since a space nearby that has ended may have left its port to another one.
   *
   * @param expected the only space to join there
   * @throws Refused: `invalid` for a malformed address, `not-found` when no space or another one answers there
   */
  async join(typed: string, expected?: string): Promise<string> {
    const address = parseAddress(typed)
    if (!address) throw new Refused('invalid', 'not an address')
    const probe = await probeHost(address.host, address.port)
    if (!probe) throw new Refused('not-found', 'no space answers there')
    const { space } = probe.greeting
    if (expected !== undefined && space !== expected)
      throw new Refused('not-found', 'another space answers there')
    this.#rememberFound(probe)
    await this.open(space)
    return space
  }

  /** @param isNew its file has just been made */
  async open(space: string, isNew = false): Promise<void> {
    const stored = this.#stored.get(space)
    if (!stored) throw new Refused('not-found')
    const already = this.#open.get(space)
    if (already) {
      already.session.retryNow()
      return
    }
    const opened = new OpenSpace(stored, this.#context, isNew)
    this.#open.set(space, opened)
    opened.session.onAny((name, payload) => {
      this.#onBroadcast(space, name, payload)
    })
    try {
      await opened.open()
    } catch (error) {
      if (this.#open.get(space) === opened) this.#open.delete(space)
      await opened.close()
      throw error
    }
    if (this.#open.get(space) !== opened) throw new Refused('not-found', 'the space was closed meanwhile')
    this.#stored.set(space, opened.stored)
    this.#context.changed()
  }

  async close(space: string): Promise<void> {
    const open = this.get(space)
    this.#open.delete(space)
    await open.close()
    this.#remember({ ...open.stored, open: false })
    this.#context.changed()
  }

  /** Deletes this device's copy. @throws StorageError when the disk refuses; the space is closed then */
  async forget(space: string): Promise<void> {
    if (!this.#stored.has(space)) throw new Refused('not-found')
    if (this.#open.has(space)) await this.close(space)
    removeSpaceIn(this.#context.dataDir, space)
    this.#context.self.file.dropSpace(space)
    this.#stored.delete(space)
    this.#context.changed()
  }

  sizeOf(space: string): StoredSize {
    return this.#open.get(space)?.size ?? spaceSizeIn(this.#context.dataDir, space)
  }

  /** Sessions without a connection try again at once. */
  retryNow(): void {
    for (const { session } of this.#open.values()) session.retryNow()
  }

  nearbyChanged(): void {
    this.retryNow()
    for (const open of this.#open.values()) open.lookAround()
  }

  introduce(): void {
    for (const { session } of this.#open.values()) session.introduce()
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#open.values()].map((open) => open.close()))
    this.#open.clear()
  }

  /** A known space keeps its host: another one that answers for it is refused when it is dialled. */
  #rememberFound({ address, greeting: { space, name, host } }: ProbeResult): void {
    const stored = this.#stored.get(space)
    if (!stored) {
      this.#remember({ space, name, host, address, open: false, port: defaultPort, guests: 'off' })
    } else if (stored.host === host && host !== this.#context.self.device) {
      this.#open.get(space)?.moveTo(address)
      this.#remember({ ...(this.#open.get(space)?.stored ?? stored), address })
    }
  }

  #remember(stored: StoredSpace): void {
    this.#stored.set(stored.space, stored)
    this.#context.self.file.saveSpace(stored)
  }
}
