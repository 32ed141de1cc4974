/** Computers, what they host, and the network between them, all drawn from one seed. */
import { newId } from '#shared/log/event.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { cheapCrypto, newKeys } from './crypto.ts'
import { SimulatedBrowser } from './browser.ts'
import { Disk, type DiskCopy } from './disk.ts'
import { Hosting } from './hosting.ts'
import { SimulatedHost } from './host.ts'
import { SimulatedMember } from './member.ts'
import { SimulatedNetwork, type Caller } from './network.ts'
import type { PlantedBug } from './planted-bugs.ts'
import { drawPlan, type Kind, type Plan } from './plan.ts'
import { SimulatedProcess } from './simulated-process.ts'
import { Random } from './random.ts'
import { isExpected } from './event-text.ts'
import { Folder, StoredFile } from './stored-file.ts'
import { Tabs } from './tabs.ts'
import { VirtualTime } from './time.ts'
import { Watch } from './watch.ts'
import { WaitingChanges } from './waiting-changes.ts'

interface Added {
  name: string
  profile?: string
  disk: Disk
  keys?: DeviceKeys
  browser?: SimulatedBrowser | null
}

export class World {
  readonly time = new VirtualTime()
  readonly random: Random
  readonly plan: Plan
  readonly network: SimulatedNetwork
  /** Errors that the product reported without a fault as the cause. */
  readonly errors: string[] = []
  readonly members: SimulatedMember[] = []
  readonly space: string
  readonly hosting: Hosting
  readonly watch: Watch
  /** Of the device that started the space. */
  readonly hostDisk: Disk
  /** Of a guest's browser. */
  tabs = new Tabs(null)
  healed = false
  readonly changes = new WaitingChanges()
  /** Numbers the messages, so that no two are alike. */
  said = 0
  readonly #crypto: Crypto
  readonly #keys: DeviceKeys
  readonly #folder: Folder | null
  readonly #disks: Disk[] = []
  readonly #planted: PlantedBug

  constructor(seed: number, planted: PlantedBug, kind: Kind) {
    this.random = new Random(seed)
    this.plan = drawPlan(this.random, kind)
    this.#planted = planted
    this.#folder = this.plan.disks ? new Folder() : null
    this.#crypto = cheapCrypto(this.random)
    this.#keys = newKeys(this.random)
    this.space = newId(this.#crypto)
    this.hostDisk = this.#newDisk()
    const { time, random, plan, space } = this
    const delay = (): number => (this.healed ? 1 : plan.delay(random))
    this.network = new SimulatedNetwork({ time, random, delay, page: plan.page })
    this.watch = new Watch(time)
    const startHost = (member: SimulatedMember): SimulatedHost => this.#startHost(member)
    this.hosting = new Hosting({ space, time, random, network: this.network, startHost })
  }

  async begin(): Promise<void> {
    const wanted = { space: this.space, name: 'Space', lobby: 'Lobby', at: this.time.now() }
    const profile = { name: 'founder', colour: 0 }
    const { log } = this.hostDisk.fileNow
    await createSpace(log, { ...wanted, profile }, this.#keys, this.#crypto)
    const founder = this.#addMember({ name: 'founder', disk: this.hostDisk, keys: this.#keys })
    this.hosting.begin(founder)
    for (let at = 1; at <= this.plan.desktops; at += 1)
      this.#addMember({ name: `desktop ${String(at)}`, disk: this.#newDisk() })
    for (let at = 1; at <= this.plan.visitors; at += 1)
      this.#addMember({ name: `visitor ${String(at)}`, disk: new Disk() })
    this.#addTabs()
    await this.start(founder)
    for (const member of this.members) if (member !== founder) void this.start(member)
    if (this.plan.disks) this.hosting.lookAround()
  }

  /** The trouble is over: every disk takes everything, every program runs, everyone reaches everyone. */
  heal(): void {
    this.healed = true
    this.network.heal()
    const [founder] = this.members
    if (founder && this.hosting.computers.length === 0) {
      this.hosting.begin(founder)
      founder.kill()
    }
    for (const host of this.hosting.running) host.dieWithin(Infinity)
    for (const { disk } of this.members) Object.assign(disk, { full: false, doom: null, copyAfter: Infinity })
  }

  /** All members whose computers do not host. */
  get others(): SimulatedMember[] {
    return this.members.filter((member) => !this.hosting.computers.includes(member))
  }

  /** Their computers still exist. */
  get present(): SimulatedMember[] {
    return this.members.filter(({ isGone }) => !isGone)
  }

  /** A random one of those that run; null without any. */
  get host(): SimulatedHost | null {
    const { running } = this.hosting
    return running.length > 1 ? this.random.pick(running) : (running[0] ?? null)
  }

  async start(member: SimulatedMember): Promise<void> {
    if (member.isGone || member.running) return
    member.disk.file?.reopen()
    this.#mustHoldSpace(member)
    const host = this.hosting.start(member)
    const process = host?.process ?? new SimulatedProcess(this.time)
    const again = (): void => {
      this.hosting.ended(member)
      this.#later(() => void this.start(member))
    }
    if (host && !(await host.claimed())) {
      again()
      return
    }
    member.start(process)
    process.onEnd(again)
  }

  /** Another computer begins with a copy of one's disk, and hosts under the same key. */
  runCopy(of: SimulatedMember, name: string, disk: DiskCopy): void {
    const copy = this.#addMember({ name, profile: of.name, disk: this.#newDisk(), keys: of.keys })
    this.hosting.begin(copy)
    copy.putBack(disk)
    // Two drafts of one millisecond are taken for one that was revised: longer than people write, and no clock to correct.
    copy.setClock(-110_000)
    void this.start(copy)
  }

  #startHost(member: SimulatedMember): SimulatedHost {
    const { time, random, plan, watch } = this
    const { log } = member.disk.fileNow
    const host = new SimulatedHost({
      computer: member.name,
      space: this.space,
      time,
      random,
      crypto: this.#crypto,
      keys: member.keys,
      disk: member.disk,
      log: this.#planted.log?.(log) ?? log,
      requests: plan.requests,
      plant: this.#planted.context ?? ((): void => undefined),
      plantedCaller: this.#planted.caller ?? ((): void => undefined),
      rivals: () => this.hosting.rivalsOf(member),
      onAnswered: (one, request, reply) => {
        watch.answered(one, request, reply)
      },
      onYielded: () => {
        this.hosting.end(member)
        host.process.kill()
      },
      onError: (error) => this.errors.push(`host: ${error}`)
    })
    return host
  }

  close(): void {
    for (const { file } of this.#disks) file?.close()
    this.#folder?.remove()
  }

  /** The copy that was put back may be from before this computer came. */
  #mustHoldSpace(member: SimulatedMember): void {
    const { file } = member.disk
    if (file?.current.log.head(this.space) === null) this.hosting.end(member)
  }

  #newDisk(): Disk {
    const disk = new Disk(new StoredFile(this.#folder))
    this.#disks.push(disk)
    return disk
  }

  #addTabs(): void {
    const browser = new SimulatedBrowser(this.time, this.random)
    this.tabs = new Tabs(browser)
    const keys = newKeys(this.random)
    for (let at = 1; at <= this.plan.tabs; at += 1)
      this.tabs.add(
        this.#addMember({ name: `tab ${String(at)}`, profile: 'guest', disk: new Disk(), keys, browser })
      )
  }

  #addMember({
    name,
    profile = name,
    disk,
    keys = newKeys(this.random),
    browser = null
  }: Added): SimulatedMember {
    const member = new SimulatedMember({
      name,
      profile,
      space: this.space,
      time: this.time,
      crypto: this.#crypto,
      keys,
      disk,
      browser,
      dial: (caller) => this.#dial(caller),
      plant: this.#planted.store ?? ((store) => store),
      plantedConnection: this.#planted.connection ?? ((connection) => connection),
      onError: (who, error) => {
        if (!isExpected(error)) this.errors.push(`${who}: ${String(error)}`)
      }
    })
    this.members.push(member)
    if (this.plan.disks) this.watch.disk(name, disk)
    return member
  }

  /** A process that died is started again. */
  #later(start: () => void): void {
    this.time.after(this.healed ? 0 : this.random.between(0, 6000), start)
  }

  #dial(caller: Caller): Promise<HostConnection> {
    return this.network.connect(caller, this.hosting.hostFor(caller.computer))
  }
}
