import { deviceIdOf } from '../log/event.ts'
import { fromBase64 } from '../values/ids.ts'
import { Refused } from '../values/reply.ts'
import type { Answer } from '../protocol/requests.ts'
import type { Member, Membership, Presence, Room } from '../protocol/shapes.ts'
import type { Draft, ConnectionState, RoomView, SpaceView } from './contract.ts'
import type { SessionDeps } from './deps.ts'
import { Absence } from './absence.ts'
import { MissingRooms } from './missing-rooms.ts'
import { forgetOldPictures } from './pictures.ts'
import type { Broadcaster } from './broadcaster.ts'

/** The stored view is only shown while the host is not connected. */
const settleDelayMs = 1000

export class View {
  readonly #deps: SessionDeps
  readonly #broadcaster: Broadcaster
  readonly #me: string
  readonly #rooms = new Map<string, RoomView>()
  readonly #members = new Map<string, Member>()
  readonly #missing: MissingRooms
  readonly #absence: Absence
  #space: SpaceView['space']
  /** Whether a host has said which space this is, now or in an earlier session. */
  #isKnown: boolean
  #host: string | null = null
  #connection: ConnectionState = { state: 'connecting' }
  #here = 0
  #cancelSave: (() => void) | null = null
  #closed = false

  constructor(deps: SessionDeps, broadcaster: Broadcaster) {
    this.#deps = deps
    this.#broadcaster = broadcaster
    this.#me = deviceIdOf(deps.keys.publicKey, deps.crypto.hash)
    this.#missing = new MissingRooms(deps.clock, (room, isListed) => {
      if (isListed) this.membershipChanged(room, 'none')
      else this.#remove(room)
    })
    this.#absence = new Absence(deps.clock, this.#markAllGone)
    const last = deps.store.view()
    this.#isKnown = last !== null
    this.#space = last?.space ?? { id: deps.space, name: deps.name ?? '…', by: this.#me, lobby: deps.space }
    for (const room of last?.rooms ?? []) this.#rooms.set(room.id, room)
    for (const member of last?.members ?? [])
      this.#members.set(member.device, { ...member, presence: 'gone' })
  }

  get me(): string {
    return this.#me
  }

  get lobby(): string {
    return this.#space.lobby
  }

  /** The device that started the space. */
  get startedBy(): string {
    return this.#space.by
  }

  current(outbox: Draft[]): SpaceView {
    return {
      space: this.#space,
      me: this.#me,
      host: this.#host,
      connection: this.#connection,
      here: this.#here,
      rooms: [...this.#rooms.values()],
      members: [...this.#members.values()],
      outbox
    }
  }

  room(id: string): RoomView | undefined {
    return this.#rooms.get(id)
  }

  get members(): Member[] {
    return [...this.#members.values()]
  }

  member(device: string): Member | undefined {
    return this.#members.get(device)
  }

  /** Those whose logs the host shows. */
  get joined(): RoomView[] {
    const isShown = ({ id, membership }: RoomView): boolean => membership === 'joined' && !this.isMissing(id)
    return [...this.#rooms.values()].filter(isShown)
  }

  /** This device is in it, and the host does not know that yet: its data is an older copy. */
  isMissing(room: string): boolean {
    return this.#missing.has(room)
  }

  get connection(): ConnectionState {
    return this.#connection
  }

  setConnection(connection: ConnectionState, host: string | null = this.#host): void {
    this.#connection = connection
    this.#host = host
    if (connection.state === 'open') this.#absence.end()
    else if (this.#here > 0) this.#absence.begin()
    this.#broadcaster.emit('connection:changed', { connection, host })
  }

  /** @param mayLack see {@link MissingRooms.begin}. @throws Refused when a member's key is not its own, or the space is said to be another */
  enter(answer: Answer<'space:enter'>, mayLack: boolean): void {
    for (const member of answer.members) this.#checkKey(member)
    this.#setSpace(answer.space)
    const before = new Map(this.#rooms)
    this.#rooms.clear()
    this.#members.clear()
    for (const { room, membership } of answer.rooms) {
      const known = before.get(room.id)
      const isNews = before.size > 0 && membership === 'invited' && known?.membership !== 'invited'
      this.#rooms.set(room.id, { ...room, membership, ...(isNews ? newInvitation : unseen(known)) })
    }
    for (const room of this.#missing.begin(before, this.#rooms, mayLack)) this.#rooms.set(room.id, room)
    for (const member of answer.members) this.#members.set(member.device, member)
    this.#forgetOldPictures()
    this.#here = answer.here
    this.#save()
  }

  roomChanged(room: Room): void {
    this.#missing.listed(room.id)
    const known = this.#rooms.get(room.id)
    this.#setRoom({ ...room, membership: known?.membership ?? 'none', ...unseen(known) })
  }

  /** @param by who invited */
  membershipChanged(id: string, membership: Membership, by?: string): void {
    this.#missing.found(id)
    const room = this.#rooms.get(id)
    if (!room) return
    if (membership === 'none' && room.access !== 'open') this.#remove(id)
    else if (membership === 'invited' && room.membership !== 'invited') {
      this.#setRoom({ ...room, membership, ...newInvitation })
      this.#broadcaster.emit('room:invited', { room: id, ...(by === undefined ? {} : { by }) })
    } else {
      const keeps = membership === 'joined' && room.membership !== 'invited'
      this.#setRoom({ ...room, membership, ...unseen(keeps ? room : undefined) })
    }
  }

  #remove(id: string): void {
    this.#rooms.delete(id)
    this.#broadcaster.emit('room:removed', { room: id })
    this.#save()
  }

  setUnread(id: string, unread: number, mentions: number): void {
    const room = this.#rooms.get(id)
    if (!room || (room.unread === unread && room.mentions === mentions)) return
    this.#setRoom({ ...room, unread, mentions })
  }

  /** @throws Refused when it is said to be another */
  spaceChanged(space: SpaceView['space']): void {
    this.#setSpace(space)
    this.#broadcaster.emit('space:changed', { space })
    this.#save()
  }

  memberChanged(member: Member): void {
    this.#checkKey(member)
    const before = this.#members.get(member.device)
    this.#members.set(member.device, member)
    if (before?.picture !== member.picture) this.#forgetOldPictures()
    this.#broadcaster.emit('member:changed', { member })
    this.#save()
  }

  presenceChanged(device: string, presence: Presence, here: number): void {
    const member = this.#members.get(device)
    if (member) this.#members.set(device, { ...member, presence })
    this.#here = here
    this.#broadcaster.emit('presence:changed', { device, presence, here })
  }

  #forgetOldPictures(): void {
    forgetOldPictures(this.#deps, (device) => this.#members.get(device))
  }

  readonly #markAllGone = (): void => {
    for (const { device, presence } of this.#members.values())
      if (presence !== 'gone') this.presenceChanged(device, 'gone', 0)
  }

  close(): void {
    this.#absence.end()
    this.#missing.end()
    if (this.#cancelSave) this.#store()
    this.#closed = true
  }

  /** Only its name changes: the device that started it may host it, and would be given all that members hold. @throws Refused */
  #setSpace(space: SpaceView['space']): void {
    const { id, by, lobby } = this.#space
    if (space.id !== id || (this.#isKnown && (space.by !== by || space.lobby !== lobby)))
      throw new Refused(
        'invalid',
        'the host says that another device started the space, or names another lobby'
      )
    this.#space = space
    this.#isKnown = true
  }

  #setRoom(room: RoomView): void {
    this.#rooms.set(room.id, room)
    this.#broadcaster.emit('room:changed', { room })
    this.#save()
  }

  #save(): void {
    if (this.#closed) return
    this.#cancelSave ??= this.#deps.clock.after(settleDelayMs, () => {
      this.#store()
    })
  }

  #store(): void {
    this.#cancelSave?.()
    this.#cancelSave = null
    try {
      this.#deps.store.setView(this.current([]))
    } catch (error) {
      this.#deps.onError(error)
    }
  }

  #checkKey({ key, device }: Member): void {
    if (deviceIdOf(fromBase64(key), this.#deps.crypto.hash) !== device)
      throw new Refused('bad-signature', 'the host names a key that is not its device’s')
  }
}

/** Unread until the room is looked at. */
const newInvitation = { unread: 1, mentions: 0 } as const

function unseen(room: RoomView | undefined): Pick<RoomView, 'unread' | 'mentions'> {
  return { unread: room?.unread ?? 0, mentions: room?.mentions ?? 0 }
}
