/** Computers, what they host, and the network between them, all drawn from one seed. */
import { newId, type Placed } from '#shared/log/event.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import type { LoggedMessage } from '../support/checker.ts'
import { cheapCrypto, newKeys } from './crypto.ts'
import { SimulatedBrowser } from './browser.ts'
import { Disk, type DiskCopy } from './disk.ts'
import { SimulatedHost } from './host.ts'
import { SimulatedMember } from './member.ts'
import { SimulatedNetwork, type Caller } from './network.ts'
import type { PlantedBug } from './planted-bugs.ts'
import { drawPlan, type Plan } from './plan.ts'
import { SimulatedProcess } from './simulated-process.ts'
import { Random } from './random.ts'
import { isExpected, textOf } from './event-text.ts'
import { Folder, StoredFile } from './stored-file.ts'
import { VirtualTime } from './time.ts'
import { WaitingChanges } from './waiting-changes.ts'

/** More events than any history has. */
const everything = 100_000

/** Of the values that its tabs share, and of what each of the tabs holds. */
interface BrowserCopy {
  values: ReadonlyMap<string, string>
  disks: (DiskCopy | undefined)[]
}

export class World {
  readonly time = new VirtualTime()
  readonly random: Random
  readonly plan: Plan
  readonly network: SimulatedNetwork
  /** Errors that the product reported without a fault as the cause. */
  readonly errors: string[] = []
  readonly members: SimulatedMember[] = []
  /** Of the device that started the space. */
  readonly hostDisk: Disk
  /** Of the guest with several tabs. */
  browser: SimulatedBrowser | null = null
  healed = false
  readonly changes = new WaitingChanges()
  /** Numbers the messages, so that no two are alike. */
  said = 0
  readonly #space: string
  readonly #crypto: Crypto
  readonly #keys: DeviceKeys
  readonly #folder: Folder | null
  readonly #disks: Disk[] = []
  readonly #planted: PlantedBug
  readonly #browserCopies: BrowserCopy[] = []
  readonly #hosts = new Map<SimulatedMember, SimulatedHost>()
  /** The member on the device that started the space: the same program and the same file as its host. */
  #founder: SimulatedMember | null = null

  /** @param hasCopies whether older copies of disks are put back */
  constructor(seed: number, planted: PlantedBug, hasCopies: boolean) {
    this.random = new Random(seed)
    this.plan = drawPlan(this.random, hasCopies)
    this.#planted = planted
    this.#folder = hasCopies ? new Folder() : null
    this.#crypto = cheapCrypto(this.random)
    this.#keys = newKeys(this.random)
    this.#space = newId(this.#crypto)
    this.hostDisk = this.#newDisk()
    const { time, random, plan } = this
    const delay = (): number => (this.healed ? 1 : plan.delay(random))
    this.network = new SimulatedNetwork({ time, random, delay, page: plan.page })
  }

  async begin(): Promise<void> {
    const wanted = { space: this.#space, name: 'Space', lobby: 'Lobby', at: this.time.now() }
    const profile = { name: 'founder', colour: 0 }
    const { log } = this.#fileOf(this.hostDisk)
    await createSpace(log, { ...wanted, profile }, this.#keys, this.#crypto)
    const founder = this.#addMember('founder', this.hostDisk, this.#keys)
    this.#founder = founder
    for (let at = 1; at <= this.plan.desktops; at += 1)
      this.#addMember(`desktop ${String(at)}`, this.#newDisk())
    for (let at = 1; at <= this.plan.visitors; at += 1) this.#addMember(`visitor ${String(at)}`, new Disk())
    this.#addTabs()
    for (const member of this.members) this.start(member)
  }

  /** The trouble is over: every disk takes everything, every program runs, everyone reaches everyone. */
  heal(): void {
    this.healed = true
    this.network.heal()
    for (const host of this.#hosts.values()) host.dieWithin(Infinity)
    for (const { disk } of this.members) Object.assign(disk, { full: false, doom: null, copyAfter: Infinity })
  }

  /** All members except those whose program hosts. */
  get others(): SimulatedMember[] {
    return this.members.filter((member) => member !== this.#founder)
  }

  /** A random one of those that run; null without any. */
  get host(): SimulatedHost | null {
    const all = [...this.#hosts.values()]
    return all.length > 1 ? this.random.pick(all) : (all[0] ?? null)
  }

  start(member: SimulatedMember): void {
    member.disk.file?.reopen()
    const process = this.#isHost(member) ? this.#startHost(member) : new SimulatedProcess(this.time)
    member.start(process)
    process.onEnd(() => {
      this.#hosts.delete(member)
      this.#later(() => {
        this.start(member)
      })
    })
  }

  copyBrowser(): void {
    if (!this.browser) return
    const disks = this.#tabs.map(({ disk }) => {
      disk.keepCopy()
      return disk.copies.at(-1)
    })
    this.#browserCopies.push({ values: this.browser.copy(), disks })
  }

  putBackBrowser(): void {
    if (!this.browser || this.#browserCopies.length === 0) return
    const { values, disks } = this.random.pick(this.#browserCopies)
    for (const tab of this.#tabs) tab.kill()
    this.browser.putBack(values)
    for (const [at, tab] of this.#tabs.entries()) {
      const copy = disks[at]
      if (copy) tab.putBack(copy)
    }
  }

  get #tabs(): SimulatedMember[] {
    return this.members.filter(({ isTab }) => isTab)
  }

  #isHost(member: SimulatedMember): boolean {
    return member === this.#founder
  }

  #startHost(member: SimulatedMember): SimulatedProcess {
    const { time, random, plan } = this
    const { log } = this.#fileOf(member.disk)
    const host = new SimulatedHost({
      computer: member.name,
      space: this.#space,
      time,
      random,
      crypto: this.#crypto,
      keys: member.keys,
      disk: member.disk,
      log: this.#planted.log?.(log) ?? log,
      requests: plan.requests,
      plant: this.#planted.context ?? ((): void => undefined),
      onError: (error) => this.errors.push(`host: ${error}`)
    })
    this.#hosts.set(member, host)
    return host.process
  }

  /** The rooms of the host's log. */
  logs(): Placed[][] {
    const rooms = this.#founder?.view?.rooms ?? []
    const { log } = this.#fileOf(this.hostDisk)
    return rooms.map(({ id }) => log.readAfter(this.#space, id, 0, everything))
  }

  /** The messages in the host's log. */
  loggedMessages(): LoggedMessage[] {
    return this.logs()
      .flat()
      .flatMap(({ event, position }) => {
        const message = textOf(event)
        return message === null ? [] : [{ message, room: event.room, seq: position.seq }]
      })
  }

  /** The final description of a room in the host's log; null without one. */
  lastSaidOf(room: string): { name: unknown; topic: unknown } | null {
    const placed = this.#fileOf(this.hostDisk).log.readAfter(this.#space, room, 0, everything)
    const last = placed.findLast(({ event }) => event.kind === 'room.described')?.event.body
    return last ? { name: last['name'], topic: last['topic'] } : null
  }

  close(): void {
    for (const { file } of this.#disks) file?.close()
    this.#folder?.remove()
  }

  #newDisk(): Disk {
    const disk = new Disk(new StoredFile(this.#folder))
    this.#disks.push(disk)
    return disk
  }

  #fileOf({ file }: Disk): StoredFile['current'] {
    if (!file) throw new RangeError('this disk has no file')
    return file.current
  }

  #addTabs(): void {
    this.browser = new SimulatedBrowser(this.time, this.random)
    const keys = newKeys(this.random)
    for (let at = 1; at <= this.plan.tabs; at += 1)
      this.#addMember(`tab ${String(at)}`, new Disk(), keys, this.browser)
  }

  #addMember(
    name: string,
    disk: Disk,
    keys = newKeys(this.random),
    browser: SimulatedBrowser | null = null
  ): SimulatedMember {
    const member = new SimulatedMember({
      name,
      space: this.#space,
      time: this.time,
      crypto: this.#crypto,
      keys,
      disk,
      browser,
      dial: (caller) => this.#dial(caller),
      plant: this.#planted.store ?? ((store) => store),
      onError: (who, error) => {
        if (!isExpected(error)) this.errors.push(`${who}: ${String(error)}`)
      }
    })
    this.members.push(member)
    return member
  }

  /** A process that died is started again. */
  #later(start: () => void): void {
    this.time.after(this.healed ? 0 : this.random.between(0, 6000), start)
  }

  #dial(caller: Caller): Promise<HostConnection> {
    return this.network.connect(caller, this.host)
  }
}
