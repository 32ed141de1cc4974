/** A space with a host and members in processes of their own, and what can be done to them. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { deviceIdOf, newId } from '#shared/log/event.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { newCertificate } from '../../src/main/identity/certificate.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../src/main/store/space-file.ts'
import { check, type Findings, type LoggedMessage } from '../support/checker.ts'
import { Child } from './child.ts'
import { readHistory } from './history.ts'
import { Marks, type HostRequest, type HostPlan, type MembersRequest, type MembersPlan } from './plans.ts'

/** Twice this is just less than what a host takes as ahead. */
export const clockErrorMs = 11 * 3_600_000

/** The names of the members in each of their processes. */
export type Crowds = readonly (readonly string[])[]

export interface FaultSpaceOptions {
  crowds: Crowds
  /** How far the clocks are off, ms: the host's, and that of the members in each process. */
  clocks?: { host: number; crowds: readonly number[] }
  /** Where the host is; the IPv4 loopback address by default. */
  address?: string
  /** The command that the host's process and the members' processes run under. */
  within?: { host?: readonly string[]; members?: readonly string[] }
  /** The host's file is on a disk of 16 MB, room for SQLite's write-ahead log and some, which lasts as long as the host's process. */
  smallDisk?: boolean
}

const names = 'Mina Omar Lea Ravi Noor Ida Jun Zoe Emil Tess'.split(' ')
/** Ten members in two processes. */
export const ten = [names.slice(0, 5), names.slice(5)]
/** Four members in one process: enough where the moment counts, and not the number. */
export const four = [names.slice(0, 4)]

type Setup = Omit<HostPlan, 'port'> & { lobby: string; host: string }

/** Ten devices would have ten disks; on the one of this machine they would wait for each other. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const newFolder = (parent: string): string => mkdtempSync(join(parent, 'parley-faults-'))

interface Folders {
  host: string
  members: string
}

export class FaultSpace {
  readonly #options: FaultSpaceOptions
  readonly #setup: Setup
  readonly #folders: Folders
  #port: number
  #host: Child<HostRequest> | undefined
  #crowds: Child<MembersRequest>[] = []
  /** Where the members reach the host. */
  #address = ''

  private constructor(options: FaultSpaceOptions, setup: Setup, folders: Folders) {
    this.#options = options
    this.#setup = setup
    this.#folders = folders
    // Below the ephemeral ports, so that no program takes it while the host is down.
    this.#port = 20_000 + Math.floor(Math.random() * 12_000)
  }

  /** A space on disk, without members. */
  static async open(options: FaultSpaceOptions): Promise<FaultSpace> {
    const folders = { host: newFolder(tmpdir()), members: newFolder(memory) }
    const clock = options.clocks?.host ?? 0
    const space = await newSpace(folders.host, Date.now() + clock)
    const address = options.address ?? '127.0.0.1'
    const path = join(folders.host, options.smallDisk ? 'disk' : '', 'space.db')
    return new FaultSpace(options, { ...space, path, address, clock }, folders)
  }

  /** @throws when the host is not there, or not any more */
  get host(): Child<HostRequest> {
    if (!this.#host) throw new Error('the host has not been started')
    return this.#host
  }

  get crowds(): readonly Child<MembersRequest>[] {
    return this.#crowds
  }

  get port(): number {
    return this.#port
  }

  async startHost(): Promise<void> {
    const { lobby: _lobby, host: _host, ...setup } = this.#setup
    const plan: HostPlan = { ...setup, port: this.#port }
    const isFirst = this.#host === undefined
    this.#host = new Child('host-process', plan, this.#hostWithin)
    const { port } = v.parse(v.object({ port: v.number() }), await this.#host.ready)
    if (!isFirst && port !== this.#port) throw new Error('somebody else has taken the host’s port')
    this.#port = port
  }

  /** @param address where the members reach the host, if not directly */
  async startCrowds(address = `${this.#setup.address}:${String(this.#port)}`): Promise<void> {
    this.#address = address
    this.#crowds = this.#options.crowds.map((_, at) => this.#newCrowd(at))
    await Promise.all(this.#crowds.map((crowd) => crowd.request({ type: 'joined' })))
  }

  /** The members of one process come back, from what they have on disk. */
  async restartCrowd(at: number): Promise<void> {
    this.#crowds[at] = this.#newCrowd(at)
    await this.#crowds[at].ready
  }

  /** Messages per second of all members together. */
  async write(perSecond: number): Promise<void> {
    const members = this.#options.crowds.flat().length
    await this.#requestAll({ type: 'write', perSecond: perSecond / members })
  }

  /** @returns ms from `since` until all members have seen all messages that were stored at the call */
  async recovered(since = performance.now()): Promise<number> {
    const marks = await this.#marks()
    await this.#requestAll({ type: 'shown', marks })
    return performance.now() - since
  }

  /** Sends again what has been refused, and waits until it has arrived. */
  async retry(): Promise<void> {
    await this.#requestAll({ type: 'retry' })
  }

  async refused(): Promise<number> {
    const counts = await this.#requestAll({ type: 'refused' })
    return counts.reduce((sum: number, count) => sum + v.parse(v.number(), count), 0)
  }

  /** Waits until all is delivered, then reads the histories. */
  async finish(): Promise<{ findings: Findings; messages: number }> {
    await this.write(0)
    await this.#requestAll({ type: 'sent' })
    await this.recovered()
    const log = (await this.host.request({ type: 'log', room: this.#setup.lobby })) as LoggedMessage[]
    await Promise.all(this.#crowds.map((crowd) => crowd.request({ type: 'stop' }).then(() => crowd.ended)))
    await this.host.request({ type: 'stop' })
    await this.host.ended
    const histories = this.#options.crowds
      .flat()
      .map((member) => ({ member, steps: readHistory(join(this.#folders.members, `${member}.jsonl`)) }))
    return { findings: check(histories, log), messages: log.length }
  }

  /** Leaves nothing behind. */
  async close(): Promise<void> {
    const children = [...this.#crowds, ...(this.#host ? [this.#host] : [])]
    await Promise.all(children.filter((child) => child.isRunning).map((child) => child.kill()))
    for (const folder of [this.#folders.host, this.#folders.members])
      rmSync(folder, { recursive: true, force: true })
  }

  get #hostWithin(): readonly string[] {
    return this.#options.smallDisk ? onSmallDisk(this.#folders.host) : (this.#options.within?.host ?? [])
  }

  #newCrowd(at: number): Child<MembersRequest> {
    const { space, lobby, tls, host } = this.#setup
    const plan: MembersPlan = {
      space,
      lobby,
      host,
      address: this.#address,
      certificate: tls.certificate,
      folder: this.#folders.members,
      clock: this.#options.clocks?.crowds[at] ?? 0,
      names: [...(this.#options.crowds[at] ?? [])]
    }
    return new Child('members-process', plan, this.#options.within?.members)
  }

  async #marks(): Promise<Marks> {
    const marks = await this.#requestAll({ type: 'marks' })
    return Object.assign({}, ...marks.map((one) => v.parse(Marks, one))) as Marks
  }

  #requestAll(request: MembersRequest): Promise<unknown[]> {
    return Promise.all(this.#crowds.map((crowd) => crowd.request(request)))
  }
}

/** Runs a command that alone sees a small disk at `disk` in this folder, with the space's file on it. */
function onSmallDisk(folder: string): string[] {
  const script = `mkdir -p "$0/disk" && mount -t tmpfs -o size=16m parley "$0/disk" && cp "$0/space.db" "$0/disk/" && exec "$@"`
  return ['unshare', '--mount', 'sh', '-c', script, folder]
}

async function newSpace(folder: string, at: number): Promise<Omit<Setup, 'path' | 'address' | 'clock'>> {
  const space = newId(nodeCrypto)
  const identity = newIdentityPem()
  const keys = deviceKeysOf(identity)
  const file = openSpaceFile(join(folder, 'space.db'))
  const wanted = { space, name: 'Faults', lobby: 'Lobby', profile: { name: 'Host', colour: 0 }, at }
  await createSpace(file.log, wanted, keys, nodeCrypto)
  const lobby = [...file.log.stateEvents(space)].find(({ kind }) => kind === 'room.created')?.room ?? ''
  file.close()
  const { certificate: pem, key } = await newCertificate(at)
  return {
    space,
    lobby,
    identity,
    tls: { certificate: pem, key },
    host: deviceIdOf(keys.publicKey, nodeCrypto.hash)
  }
}
