import type { HostMeasure, Invitation, MySpace } from '#shared/bridge.ts'
import { isClaimSigned, type Claim } from '#shared/log/claim.ts'
import { mayHost } from '#shared/log/space-state.ts'
import { Refused } from '#shared/values/reply.ts'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { Session } from '#shared/session/session.ts'
import { systemClock } from '#shared/values/clock.ts'
import { loadSpace } from '../host/log/load-space.ts'
import { nodeCrypto } from '../identity/crypto.ts'
import { connect } from '../connection/pinned-connection.ts'
import type { StoredSpace } from '../store/device-file.ts'
import type { StoredSize, SpaceFile } from '../store/space-file.ts'
import { dialHost } from './dial-host.ts'
import { startHosting, type RunningHost } from './hosting.ts'
import { spaceFileIn } from './space-files.ts'
import type { DeviceContext } from './context.ts'
import { setProfile } from './self.ts'

export class OpenSpace {
  readonly session: Session
  readonly #context: DeviceContext
  readonly #file: SpaceFile
  readonly #isNew: boolean
  #stored: StoredSpace
  #hosting: RunningHost | null = null
  #opening: Promise<void> | null = null
  #closing: Promise<void> | null = null
  #yielding: Promise<void> | null = null

  /** @param isNew the file has just been made. @throws StorageError */
  constructor(stored: StoredSpace, context: DeviceContext, isNew = false) {
    this.#isNew = isNew
    this.#stored = stored
    this.#context = context
    this.#file = spaceFileIn(context.dataDir, stored.space)
    this.session = new Session({
      space: stored.space,
      keys: context.self.keys,
      crypto: nodeCrypto,
      clock: systemClock,
      store: this.#file.replica.session(stored.space, nodeCrypto.hash),
      dial: () => this.#dial(),
      app: context.version,
      profile: () => {
        const { profile, anyColour } = context.self
        return { ...profile, colour: anyColour ? null : profile.colour, guest: false }
      },
      replicate: true,
      onError: (error) => {
        const about = error instanceof Refused && error.code === 'storage' ? 'storage' : 'host'
        context.problem({ about, space: stored.space, detail: String(error) })
      }
    })
    this.session.on('room:changed', context.changed)
    this.session.on('member:changed', ({ member }) => {
      if (member.device === context.self.device) this.#takeColour(member)
    })
    for (const name of ['space:changed', 'space:refreshed'] as const)
      this.session.on(name, ({ space }) => {
        this.#remember({ name: space.name })
        context.changed()
      })
  }

  /** The first colour that a space gives is this device's in all of them. */
  #takeColour({ colour }: { colour: number }): void {
    const { self, colourTaken } = this.#context
    if (!self.anyColour) return
    setProfile(self, { ...self.profile, colour })
    colourTaken()
  }

  get stored(): StoredSpace {
    return this.#stored
  }

  get summary(): MySpace {
    const { space, name, host: device } = this.#stored
    const own = device === this.#context.self.device
    const unread = this.session.view.rooms.reduce(
      (sum, room) => sum + Math.max(room.unread, room.mentions),
      0
    )
    const basics = { space, name, own, open: true, unread }
    if (!this.#hosting) return { ...basics, hosting: false, ...originAt(this.#stored.address) }
    const { host, own: pinned } = this.#hosting
    const addresses = this.#context.discovery.addresses().map((address) => `${address}:${String(host.port)}`)
    const scheme = host.guests() === 'http' ? 'http' : 'https'
    return {
      ...basics,
      hosting: true,
      guests: host.guests(),
      addresses,
      fingerprint: pinned.fingerprint,
      ...originAt(addresses[0] ?? null, scheme)
    }
  }

  /** Others are connected to this host. */
  get serving(): boolean {
    return this.#hosting !== null && this.#hosting.host.people() > 1
  }

  get size(): StoredSize {
    return this.#file.size()
  }

  open(): Promise<void> {
    this.#opening = this.#start()
    return this.#opening
  }

  close(): Promise<void> {
    this.#closing ??= this.#stop()
    return this.#closing
  }

  async #start(): Promise<void> {
    if (this.#stored.host === this.#context.self.device) {
      this.#hosting = await startHosting(this.#stored, this.#file, this.#context, {
        mayBeOlder: !this.#isNew,
        onYielded: (to) => {
          void this.#yield(to)
        },
        onHealed: () => {
          this.session.healed()
        }
      })
      this.#remember({ port: this.#hosting.host.port })
      this.lookAround()
    }
    this.#remember({ open: true })
    this.session.start()
  }

  /** A host that is being started can only be stopped after that. */
  async #stop(): Promise<void> {
    await Promise.allSettled([this.#opening, this.#yielding])
    await this.session.stop()
    await this.#hosting?.stop()
    this.#file.close()
  }

  /** Others that host this space may have come or gone. */
  lookAround(): void {
    this.#hosting?.host.lookAround()
  }

  /** The host has stopped serving; from now on this device is a member of the other one. */
  #yield({ host }: Claim): Promise<void> {
    this.#yielding ??= this.#stopHosting(host)
    return this.#yielding
  }

  async #stopHosting(host: string): Promise<void> {
    const { space, name } = this.#stored
    await Promise.allSettled([this.#opening])
    const hosting = this.#hosting
    this.#hosting = null
    this.#remember({ host, address: null })
    this.#context.problem({ about: 'replaced', space, detail: name })
    this.#context.changed()
    await hosting?.stop()
    this.session.retryNow()
  }

  moveTo(address: string): void {
    this.#remember({ address })
  }

  setGuests(guests: GuestAccess): void {
    this.#running.host.setGuests(guests)
    this.#remember({ guests })
    this.#context.changed()
  }

  /** @throws Refused unless this device hosts the space */
  measure(): Promise<HostMeasure> {
    if (!this.#hosting) throw new Refused('not-found', 'this space is not hosted here')
    return this.#hosting.measure()
  }

  invite(uses: number): Invitation {
    const { host } = this.#running
    const guests = host.guests()
    if (guests === 'off') throw new Refused('guests-off')
    const { token, code, left, expires } = host.invite(uses)
    const [address = 'localhost'] = this.#context.discovery.addresses()
    return { url: `${guests}://${address}:${String(host.port)}/#i=${token}`, code, uses: left, expires }
  }

  /** @throws Refused unless this device hosts the space */
  get #running(): RunningHost {
    if (!this.#hosting) throw new Refused('forbidden', 'another device hosts this space')
    return this.#hosting
  }

  async #dial(): Promise<HostConnection> {
    if (this.#hosting) return connect(this.#hosting.own)
    const nearby = this.#context.nearby().map(({ probe }) => probe)
    const { connection, probe } = await dialHost(this.#stored, nearby, (claim) => this.#mayFollow(claim))
    const { host, name } = probe.greeting
    this.#remember({ host, address: probe.address, name })
    return connection
  }

  /** Of another host than before. */
  async #mayFollow(claim: Claim): Promise<boolean> {
    const { log } = this.#file
    const { space } = this.#stored
    const accepted = log.claim()
    if (accepted && claim.epoch <= accepted.epoch) return false
    return (await isClaimSigned(space, claim, nodeCrypto)) && mayHost(loadSpace(space, log), claim.host)
  }

  #remember(change: Partial<StoredSpace>): void {
    // A late answer must not bring back what was closed or forgotten.
    if (this.#closing) return
    const stored = { ...this.#stored, ...change }
    if (JSON.stringify(stored) === JSON.stringify(this.#stored)) return
    this.#stored = stored
    this.#context.self.file.saveSpace(stored)
  }
}

function originAt(address: string | null, scheme: 'http' | 'https' = 'https'): Pick<MySpace, 'origin'> {
  return address === null ? {} : { origin: `${scheme}://${address}` }
}
