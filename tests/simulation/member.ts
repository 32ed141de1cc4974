/** A member with the product's session: it writes, reads, crashes and restarts with what its store holds. */
import type { DeviceKeys, Crypto } from '#shared/log/crypto.ts'
import type { SpaceView } from '#shared/session/contract.ts'
import type { HostConnection, SessionStore } from '#shared/session/deps.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { Session } from '#shared/session/session.ts'
import type { TabTurn } from '../../src/renderer/platform/guest/outbox-turn.ts'
import { isDesktop } from './may-host.ts'
import type { SimulatedBrowser } from './browser.ts'
import { type Disk, type DiskCopy, storeOn } from './disk.ts'
import type { Caller } from './network.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import { MemberHistory } from './member-history.ts'
import { storeIn, turnOf } from './member-store.ts'
import { Person } from './person.ts'
import { readRoom } from './read-room.ts'
import type { VirtualTime } from './time.ts'

export interface SimulatedMemberOptions {
  name: string
  /** What others call it; copies of one computer have one. */
  profile: string
  space: string
  time: VirtualTime
  crypto: Crypto
  keys: DeviceKeys
  /** Without a file it keeps no logs, as a guest's page or the command line. */
  disk: Disk
  /** It is a tab of this one, beside others with the same key. */
  browser: SimulatedBrowser | null
  dial: (caller: Caller) => Promise<HostConnection>
  /** Tampers with the store, to see whether anyone notices. */
  plant: (store: SessionStore) => SessionStore
  plantedConnection: (connection: HostConnection) => HostConnection
  onError: (member: string, error: unknown) => void
}

interface Running {
  process: SimulatedProcess
  session: Session
  turn: TabTurn | undefined
}

export class SimulatedMember {
  readonly name: string
  readonly disk: Disk
  readonly keys: DeviceKeys
  readonly person: Person
  readonly #options: SimulatedMemberOptions
  readonly #history: MemberHistory
  /** Its computer is gone for good. */
  isGone = false
  /** From the space. */
  isRemoved = false
  #skew = 0
  #running: Running | null = null
  /** Its disk was put back since it last ran. */
  #isPutBack = false

  constructor(options: SimulatedMemberOptions) {
    const { name, disk, keys, onError } = options
    this.#options = options
    this.#history = new MemberHistory((error) => {
      onError(name, error)
    })
    this.name = name
    this.disk = disk
    this.keys = keys
    this.person = new Person(this.#history, () => this.#running)
  }

  /** What it did and saw. */
  get history(): MemberHistory {
    return this.#history
  }

  /** @param ms that its clock is ahead by; a browser's tabs have one */
  setClock(ms: number): void {
    this.#skew = ms
    if (this.#options.browser) this.#options.browser.skew = ms
  }

  /** What a browser cannot store it holds in memory, without an error. */
  fillDisk(full: boolean): void {
    this.disk.full = full && this.#options.browser === null
  }

  get device(): string {
    return deviceIdOf(this.keys.publicKey, this.#options.crypto.hash)
  }

  get space(): string {
    return this.#options.space
  }

  get isDesktop(): boolean {
    return this.disk.file !== null
  }

  get isTab(): boolean {
    return this.#options.browser !== null
  }

  get running(): boolean {
    return this.#running?.process.alive === true
  }

  /** Nobody can use a window whose process is suspended. */
  get usable(): boolean {
    return this.running && this.#running?.process.suspended === false
  }

  get view(): SpaceView | null {
    return this.#running?.session.view ?? null
  }

  /** @param process that it is part of */
  start(process: SimulatedProcess): void {
    if (this.running) return
    const { keys } = this
    const { space, crypto, dial, onError, name, profile, browser, plantedConnection } = this.#options
    const time = process.time(() => browser?.skew ?? this.#skew)
    const place = { space, crypto, clock: time, page: browser?.open(process) }
    const turn = turnOf(place)
    const author = browser ? 'tab' : name // tabs share what they have written
    this.disk.restart((message) => message.includes(` by ${author}`))
    const session = new Session({
      space,
      keys,
      crypto,
      clock: time,
      store: storeOn(this.disk, this.#options.plant(storeIn(this.disk, place)), process),
      ...(turn && { turn }),
      dial: async () => plantedConnection(await dial({ computer: name, time, process })),
      app: '1',
      profile: () => ({ name: profile, colour: 0, guest: false }),
      mayAlsoHost: isDesktop,
      replicate: this.disk.file !== null,
      onError: (error) => {
        if (process.alive) onError(name, error)
      }
    })
    this.#history.windowOpened()
    this.#listen(session, process)
    this.#running = { process, session, turn }
    if (this.#isPutBack) this.#history.putBack(session.view.outbox)
    this.#isPutBack = false
    this.#history.outboxChanged(session.view.outbox) // what it did not live to see
    session.start()
  }

  kill(): void {
    this.#running?.process.kill()
  }

  /** Its program dies, and finds an older copy of its disk when it starts again. */
  putBack(copy: DiskCopy): void {
    this.kill()
    this.disk.putBack(copy)
    this.#isPutBack = true
  }

  suspend(ms: number): void {
    this.#running?.process.suspend(ms)
  }

  /** Quits politely. */
  async stop(): Promise<void> {
    const running = this.#running
    running?.turn?.end()
    await running?.session.stop()
    running?.process.kill()
  }

  get isQuiet(): boolean {
    const { view } = this
    return (
      view?.connection.state === 'open' &&
      view.outbox.every(({ state }) => state === 'failed') &&
      view.rooms.every(({ membership }) => membership === 'joined')
    )
  }

  /** Opens a window and reads every room from its end to its beginning. */
  async readAll(): Promise<void> {
    const { session } = this.#running ?? {}
    if (!session) return
    const all = await Promise.all(
      session.view.rooms.map(({ id }) => readRoom(session, id, this.#options.time))
    )
    this.#history.windowOpened()
    for (const placed of all) this.#history.shown(placed)
  }

  /** How its state differs from the host's at the end. */
  get troubles(): string[] {
    const { view } = this
    if (view?.connection.state !== 'open') return ['is not connected']
    const waiting = view.outbox.filter(({ state }) => state !== 'failed').length
    return [
      ...(view.rooms.every(({ membership }) => membership === 'joined')
        ? []
        : ['never came into every room']),
      ...(waiting === 0 ? [] : [`still has ${waiting} messages to send`])
    ]
  }

  #listen(session: Session, process: SimulatedProcess): void {
    session.on('log:appended', ({ room, placed }) => {
      if (process.alive) this.#history.appended(room, placed)
    })
    session.on('log:cut', ({ room, after }) => {
      if (process.alive) this.#history.cut(room, after)
    })
    session.on('outbox:changed', ({ outbox }) => {
      if (process.alive) this.#history.outboxChanged(outbox)
    })
  }
}
