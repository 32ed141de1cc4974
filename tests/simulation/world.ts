/** A host, its members and the network between them, all drawn from one seed. */
import { newId, type Placed } from '#shared/log/event.ts'
import type { Crypto, DeviceKeys } from '#shared/log/crypto.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import type { HostTime } from '../../src/main/host/time.ts'
import { openSpaceFile, type SpaceFile } from '../../src/main/store/space-file.ts'
import type { LoggedMessage } from '../support/checker.ts'
import { cheapCrypto, newKeys } from './crypto.ts'
import { SimulatedBrowser } from './browser.ts'
import { Disk } from './disk.ts'
import { SimulatedHost } from './host.ts'
import { linkOver } from './link.ts'
import { SimulatedMember } from './member.ts'
import type { PlantedBug } from './planted-bugs.ts'
import { drawPlan, type Plan } from './plan.ts'
import { SimulatedProcess } from './simulated-process.ts'
import { Random } from './random.ts'
import { isExpected, textOf } from './event-text.ts'
import { VirtualTime } from './time.ts'
import { WaitingChanges } from './waiting-changes.ts'
import { SimulatedWire } from './simulated-wire.ts'

/** More events than any history has. */
const everything = 100_000

export class World {
  readonly time = new VirtualTime()
  readonly random: Random
  readonly plan: Plan
  /** Errors that the product reported without a fault as the cause. */
  readonly errors: string[] = []
  readonly members: SimulatedMember[] = []
  readonly hostDisk = new Disk()
  host: SimulatedHost | null = null
  healed = false
  readonly changes = new WaitingChanges()
  /** Numbers the messages, so that no two are alike. */
  said = 0
  readonly #space: string
  readonly #crypto: Crypto
  readonly #keys: DeviceKeys
  readonly #files: SpaceFile[] = []
  readonly #planted: PlantedBug
  /** Wires in use or not; there are few enough to keep them all. */
  readonly #wires: SimulatedWire[] = []
  /** The member on the host's own device: the same program, the same file. */
  #founder: SimulatedMember | null = null

  constructor(seed: number, planted: PlantedBug) {
    this.random = new Random(seed)
    this.plan = drawPlan(this.random)
    this.#planted = planted
    this.#crypto = cheapCrypto(this.random)
    this.#keys = newKeys(this.random)
    this.#space = newId(this.#crypto)
  }

  async begin(): Promise<void> {
    const file = this.#openFile()
    const wanted = { space: this.#space, name: 'Space', lobby: 'Lobby', at: this.time.now() }
    const profile = { name: 'founder', colour: 0 }
    await createSpace(file.log, { ...wanted, profile }, this.#keys, this.#crypto)
    this.#founder = this.#addMember('founder', file, this.#keys, this.hostDisk)
    for (let at = 1; at <= this.plan.desktops; at += 1)
      this.#addMember(`desktop ${String(at)}`, this.#openFile())
    for (let at = 1; at <= this.plan.visitors; at += 1) this.#addMember(`visitor ${String(at)}`, null)
    this.#addTabs()
    this.startHost()
    for (const member of this.members) if (member !== this.#founder) this.startMember(member)
  }

  /** The trouble is over: every disk takes everything, every program runs. */
  heal(): void {
    this.healed = true
    this.host?.dieWithin(Infinity)
    for (const { disk } of this.members) Object.assign(disk, { full: false, doom: null })
  }

  /** All members except the one in the host's process. */
  get others(): SimulatedMember[] {
    return this.members.filter((member) => member !== this.#founder)
  }

  startHost(): void {
    const [file] = this.#files
    if (this.host || !file) return
    const { time, random, plan } = this
    this.host = new SimulatedHost({
      space: this.#space,
      time,
      random,
      crypto: this.#crypto,
      keys: this.#keys,
      disk: this.hostDisk,
      log: this.#planted.log?.(file.log) ?? file.log,
      requests: plan.requests,
      plant: this.#planted.context ?? ((): void => undefined),
      onError: (error) => this.errors.push(`host: ${error}`)
    })
    this.#founder?.start(this.host.process)
    this.host.process.onEnd(() => {
      this.host = null
      this.#later(() => {
        this.startHost()
      })
    })
  }

  startMember(member: SimulatedMember): void {
    const process = new SimulatedProcess(this.time)
    member.start(process)
    process.onEnd(() => {
      this.#later(() => {
        this.startMember(member)
      })
    })
  }

  /** A random open connection. */
  anyWire(): SimulatedWire | null {
    const used = this.#wires.filter((wire) => !wire.isOver('member') && !wire.isOver('host'))
    return used.length === 0 ? null : this.random.pick(used)
  }

  /** The rooms of the host's log. */
  logs(): Placed[][] {
    const [file] = this.#files
    const rooms = this.#founder?.view?.rooms ?? []
    return rooms.map(({ id }) => file?.log.readAfter(this.#space, id, 0, everything) ?? [])
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
    const placed = this.#files[0]?.log.readAfter(this.#space, room, 0, everything) ?? []
    const last = placed.findLast(({ event }) => event.kind === 'room.described')?.event.body
    return last ? { name: last['name'], topic: last['topic'] } : null
  }

  close(): void {
    for (const file of this.#files) file.close()
  }

  #openFile(): SpaceFile {
    const file = openSpaceFile(':memory:')
    this.#files.push(file)
    return file
  }

  #addTabs(): void {
    const browser = new SimulatedBrowser(this.time, this.random)
    const keys = newKeys(this.random)
    for (let at = 1; at <= this.plan.tabs; at += 1)
      this.#addMember(`tab ${String(at)}`, null, keys, new Disk(), browser)
  }

  #addMember(
    name: string,
    file: SpaceFile | null,
    keys = newKeys(this.random),
    disk = new Disk(),
    browser: SimulatedBrowser | null = null
  ): SimulatedMember {
    const member = new SimulatedMember({
      name,
      space: this.#space,
      time: this.time,
      crypto: this.#crypto,
      keys,
      disk,
      file,
      browser,
      dial: (time, process) => this.#dial(time, process),
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

  async #dial(time: HostTime, process: SimulatedProcess): Promise<HostConnection> {
    const delay = (): number => (this.healed ? 1 : this.plan.delay(this.random))
    const wire = new SimulatedWire(this.time, this.random, { delay })
    this.#wires.push(wire)
    process.onEnd(() => {
      wire.lose('member', this.random.chance(0.3))
    })
    const { host } = this
    if (host) {
      this.time.after(delay(), () => {
        if (!wire.isOver('member')) host.accept(wire)
      })
    } else this.time.after(delay(), () => wire.cut())
    return linkOver({ wire, time, process, page: this.plan.page })
  }
}
