/** "Reading", "Broadcasts": keeps every room's log whole, by what is pushed and what has to be pulled. */
import * as v from 'valibot'
import { deviceOf } from './bytes.ts'
import { idOf } from './event.ts'
import type { Kept } from './kept.ts'
import { RoomLog } from './room-log.ts'
import * as shapes from './shapes.ts'
import type { Socket } from './socket.ts'

const pageSize = 200
/** A host that still disagrees with its own log then is broken. */
const maxLevellings = 5

/** Of the client. */
interface Self {
  socket: Socket
  space: string
  kept: Kept
}

interface Actions {
  /** Makes a log the beginning of the host's. */
  level: (log: RoomLog) => Promise<void>
  /** @throws Error unless this claim is to be followed */
  follow: (claim: shapes.Claim) => void
}

export class Reader {
  /** By device id. */
  readonly members = new Map<string, shapes.Member>()
  /** By room id: `none`, `invited` or `joined`. */
  readonly memberships = new Map<string, string>()
  /** By room id, as they were described last. */
  readonly rooms = new Map<string, shapes.Room>()
  readonly #with: Self & Actions
  readonly #keys = new Map<string, string>()
  readonly #entered = Promise.withResolvers<void>()
  #turn: Promise<unknown> = this.#entered.promise

  constructor({ socket, space, kept }: Self, actions: Actions) {
    this.#with = { socket, space, kept, ...actions }
    socket.receives = (name, payload) => {
      this.inTurn(() => this.#receives(name, payload)).catch((error: unknown) => socket.leave(error))
    }
  }

  /** After what the host has told before, and before what it tells meanwhile. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Takes in what the host said at the entry. What it has told since is newer and waits for this. */
  begin({ members, rooms }: v.InferOutput<typeof shapes.Entered>): void {
    for (const member of members) this.#meet(member)
    for (const { room, membership } of rooms) {
      this.rooms.set(room.id, room)
      this.memberships.set(room.id, membership)
    }
    this.#entered.resolve()
  }

  logOf(room: string): RoomLog {
    const { kept, space } = this.#with
    const log = kept.logs.get(room) ?? new RoomLog(space, room)
    kept.logs.set(room, log)
    return log
  }

  /** Reads on from the cursor to the newest event. */
  async pull(room: string): Promise<RoomLog> {
    const { socket, level } = this.#with
    const log = this.logOf(room)
    for (let levellings = 0; ;) {
      const requested = { room, limit: pageSize, after: log.cursor }
      const { placed, base } = v.parse(shapes.Page, await socket.request('log:read', requested))
      if (base !== log.digests[requested.after]) {
        if ((levellings += 1) > maxLevellings) throw new Error('the host does not agree with its own log')
        await level(log)
      } else if (placed.length === 0) return log
      else this.#apply(log, requested.after, placed)
    }
  }

  #apply(log: RoomLog, after: number, placed: readonly shapes.Placed[]): boolean {
    const isWhole = log.apply(after, placed, (event) => this.#keyOf(event))
    if (isWhole) for (const { event } of placed) this.#with.kept.strays.delete(idOf(event))
    return isWhole
  }

  #meet(member: shapes.Member): void {
    this.#trust(member.device, member.key)
    this.members.set(member.device, member)
  }

  async #receives(name: string, payload: unknown): Promise<void> {
    if (name === 'member:changed') this.#meet(v.parse(shapes.MemberChanged, payload).member)
    if (name === 'room:changed') {
      const { room } = v.parse(shapes.RoomChanged, payload)
      this.rooms.set(room.id, room)
    }
    if (name === 'membership:changed') {
      const { room, membership } = v.parse(shapes.MembershipChanged, payload)
      this.memberships.set(room, membership)
    }
    if (name === 'host:claimed') this.#with.follow(v.parse(shapes.HostClaimed, payload).claim)
    if (name === 'log:head') await this.pull(v.parse(shapes.LogHead, payload).room)
    if (name === 'log:appended') {
      const { room, after, placed } = v.parse(shapes.LogAppended, payload)
      if (!this.#apply(this.logOf(room), after, placed)) await this.pull(room)
    }
  }

  /** Those who introduce themselves in the space's log are known from then on, even after they were removed. */
  #keyOf({ kind, author, body }: shapes.Event): string | undefined {
    const key = body['key']
    if (kind === 'member.introduced' && typeof key === 'string') this.#trust(author, key)
    return this.#keys.get(author)
  }

  #trust(device: string, key: string): void {
    if (deviceOf(key) !== device) throw new Error(`this is not the key of ${device}`)
    this.#keys.set(device, key)
  }
}
