/**
 * A space with a past, in the data folder of its host: as many people, rooms and messages as a story needs,
 * written by the host's own writer, so by its rules, but without sockets and at any time.
 */
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import { directRoomId, newId, newRoomId } from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { defaultPort } from '#shared/protocol/hello.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { Signer } from '#shared/session/signer.ts'
import { loadSpace } from '../../src/main/host/log/load-space.ts'
import { createSpace } from '../../src/main/host/log/create-space.ts'
import { LogEnds } from '../../src/main/host/log/log-ends.ts'
import { MessageTallies } from '../../src/main/host/log/message-tallies.ts'
import { Writer } from '../../src/main/host/log/writer.ts'
import { spaceFileIn } from '../../src/main/device/space-files.ts'
import { openSelf, type Self } from '../../src/main/device/self.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../src/main/identity/crypto.ts'
import type { SpaceFile } from '../../src/main/store/space-file.ts'
import { tempFolder } from './chat.ts'

/** With these keys they can connect as the same person later. */
export interface Author {
  name: string
  device: string
  colour: number
  keys: DeviceKeys
  signer: Signer
}

export interface HistoryOptions {
  host: string
  space: string
  colour?: number
  /** Milliseconds since 1970; an hour ago by default. */
  at?: number
}

const hourMs = 3_600_000

/** In flight: a host limits the pending events of a device. */
const maxInFlight = 32
/** One queue: requests of several devices could overtake each other, so that a room is joined before it is created. */
const queue = { address: 'here', device: 'everybody' }

export class SpaceHistory {
  readonly dataDir: string
  readonly space = newId(nodeCrypto)
  readonly host: Author
  readonly people: Author[] = []
  /** The time of the next event; each takes a second. */
  at: number
  readonly #self: Self
  readonly #name: string
  readonly #file: SpaceFile
  readonly #rooms = new Map<string, string>()
  readonly #written: Promise<unknown>[] = []
  #writer: Writer | null = null

  private constructor(dataDir: string, self: Self, { space, at }: HistoryOptions) {
    this.dataDir = dataDir
    this.#self = self
    this.#name = space
    this.at = at ?? Date.now() - hourMs
    this.#file = spaceFileIn(dataDir, this.space)
    this.host = someone(this.space, self.profile.name, self.profile.colour, self.keys)
    this.people.push(this.host)
  }

  /** `host` starts a space. */
  static async begin(beginning: HistoryOptions): Promise<SpaceHistory> {
    const dataDir = tempFolder()
    const self = await openSelf(dataDir, beginning.host)
    self.profile = { name: beginning.host, colour: beginning.colour ?? 0 }
    self.file.set('profile', self.profile)
    const past = new SpaceHistory(dataDir, self, beginning)
    await past.#create()
    return past
  }

  async #create(): Promise<void> {
    const { space, at } = this
    const { log } = this.#file
    const { profile, keys } = this.#self
    await createSpace(log, { space, name: this.#name, lobby: 'Lobby', profile, at }, keys, nodeCrypto)
    this.#rooms.set('Lobby', loadSpace(space, log).lobby)
    this.host.signer.follow(log.chain(this.host.device))
    this.#openWriter()
  }

  #openWriter(): void {
    const { log } = this.#file
    this.#writer = new Writer({
      space: loadSpace(this.space, log),
      ends: new LogEnds(log),
      tallies: new MessageTallies(log),
      mustBeSettled: () => undefined,
      mayLack: () => false,
      positionAt: (seq) => ({ epoch: 1, seq }),
      log,
      crypto: nodeCrypto,
      // Without connections there is no throttle; events of any time are allowed.
      time: { now: () => Infinity, ticks: () => 0, cpuMs: () => 0, after: () => () => undefined },
      onAppended: () => undefined,
      onApplied: () => undefined,
      onWorked: () => undefined,
      onWrongSignature: () => undefined,
      onError: (about, error) => {
        throw new Error(`${about}: ${String(error)}`)
      }
    })
  }

  /** A person joins the space and its lobby. */
  async comes(name: string, colour = this.people.length % limits.colours, guest = false): Promise<Author> {
    const newcomer = someone(this.space, name, colour, deviceKeysOf(newIdentityPem()))
    const key = toBase64(newcomer.keys.publicKey)
    await this.write(newcomer, this.space, 'member.introduced', { key, name, colour, guest })
    await this.joins(newcomer, 'Lobby')
    this.people.push(newcomer)
    return newcomer
  }

  /** Makes a room, which the people given join at once. */
  async room(
    by: Author,
    name: string,
    people: Author[] = [],
    access: 'open' | 'private' = 'open'
  ): Promise<void> {
    const room = newRoomId(nodeCrypto)
    this.#rooms.set(name, room)
    const invited = access === 'private' ? people.map(({ device }) => device) : []
    await this.write(by, room, 'room.created', { name, access, invited })
    for (const one of people) await this.joins(one, name)
  }

  /** Two people begin to talk to each other alone. @returns the name of their room here */
  async direct(by: Author, other: Author): Promise<string> {
    const name = `${by.name} and ${other.name}`
    const room = directRoomId(this.space, [by.device, other.device], nodeCrypto.hash)
    this.#rooms.set(name, room)
    await this.write(by, room, 'room.created', { name, access: 'direct', invited: [other.device] })
    return name
  }

  joins(who: Author, room: string): Promise<string> {
    return this.write(who, this.idOf(room), 'member.joined', {})
  }

  /** @returns the id of the message, for replies and reactions */
  says(who: Author, text: string, room = 'Lobby', more: JsonObject = {}): Promise<string> {
    return this.write(who, this.idOf(room), 'message.posted', { text, ...more })
  }

  reacts(who: Author, target: string, emoji: string, room = 'Lobby'): Promise<string> {
    return this.write(who, this.idOf(room), 'reaction.added', { target, emoji })
  }

  /** Any event. @returns its id */
  async write(who: Author, room: string, kind: Kind, body: JsonObject): Promise<string> {
    const event = await who.signer.next({ room, kind, body, at: this.at })
    this.at += 1000
    const key = toBase64(who.keys.publicKey)
    this.#written.push(this.#writer?.append(event, key, queue) ?? Promise.reject(new Error('not begun')))
    if (this.#written.length % maxInFlight === 0) await Promise.all(this.#written)
    return who.signer.idOf(event)
  }

  /** An event that no host accepts today gets into the log, as it may from an older or a hostile one. @returns its id */
  async slipsIn(who: Author, room: string, kind: string, body: JsonObject): Promise<string> {
    await Promise.all(this.#written)
    const event = await who.signer.next({ room, kind, body, at: this.at })
    const id = who.signer.idOf(event)
    const seq = (this.#file.log.head(room)?.seq ?? 0) + 1
    this.#file.log.append([{ event, id, position: { epoch: 1, seq } }], this.space)
    this.at += 1000
    this.#openWriter()
    return id
  }

  /** The host has seen everything that is in the room until now. */
  async seen(room: string): Promise<void> {
    const id = this.idOf(room)
    await Promise.all(this.#written)
    const seq = this.#file.log.head(id)?.seq ?? 0
    this.#file.replica.session(this.space, nodeCrypto.hash).setMark(id, seq)
  }

  idOf(room: string): string {
    const id = this.#rooms.get(room)
    if (id === undefined) throw new Error(`there is no room ${room}`)
    return id
  }

  /** The past is over: an app that opens the host's folder now hosts the space. */
  async ends(): Promise<void> {
    await Promise.all(this.#written)
    await this.#writer?.idle()
    this.#file.close()
    const { device: host, file } = this.#self
    const stored = { space: this.space, name: this.#name, host, address: null, open: true }
    file.saveSpace({ ...stored, port: defaultPort, guests: 'off' })
    file.close()
  }
}

function someone(space: string, name: string, colour: number, keys: DeviceKeys): Author {
  const signer = new Signer({ space, keys, crypto: nodeCrypto })
  return { name, colour, keys, signer, device: signer.device }
}
