/** "Reading", "Broadcasts": keeps every room's log whole, by what is pushed and what has to be pulled. */
import * as v from 'valibot'
import { deviceOf } from './bytes.ts'
import { RoomLog } from './room-log.ts'
import * as shapes from './shapes.ts'
import type { Socket } from './socket.ts'

const pageSize = 200

export class Reader {
  /** By device id. */
  readonly members = new Map<string, shapes.Member>()
  /** By room id: `none`, `invited` or `joined`. */
  readonly memberships = new Map<string, string>()
  /** By room id, as they were described last. */
  readonly rooms = new Map<string, shapes.Room>()
  readonly #socket: Socket
  readonly #space: string
  readonly #keys = new Map<string, string>()
  readonly #entered = Promise.withResolvers<void>()
  readonly #logs = new Map<string, RoomLog>()

  constructor(socket: Socket, space: string) {
    this.#socket = socket
    this.#space = space
    let turn = this.#entered.promise
    socket.receives = (name, payload) => {
      turn = turn.then(() => this.#receives(name, payload)).catch((error: unknown) => socket.leave(error))
    }
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
    const log = this.#logs.get(room) ?? new RoomLog(this.#space, room, (event) => this.#keyOf(event))
    this.#logs.set(room, log)
    return log
  }

  /** Reads on from the cursor to the newest event. */
  async pull(room: string): Promise<RoomLog> {
    const log = this.logOf(room)
    for (;;) {
      const requested = { room, limit: pageSize, after: log.cursor }
      const { placed } = v.parse(shapes.Page, await this.#socket.request('log:read', requested))
      if (placed.length === 0) return log
      log.apply(requested.after, placed)
    }
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
    if (name === 'log:head') await this.pull(v.parse(shapes.LogHead, payload).room)
    if (name === 'log:appended') {
      const { room, after, placed } = v.parse(shapes.LogAppended, payload)
      if (!this.logOf(room).apply(after, placed)) await this.pull(room)
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
