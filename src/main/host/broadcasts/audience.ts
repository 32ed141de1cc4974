/** Who hears what. The only place that names Socket.IO's rooms; members' words never become such a name. */
import type { Placed, Position } from '#shared/log/event.ts'
import { seesRoom, type RoomState, type SpaceState } from '#shared/log/space-state.ts'
import type { Broadcast, BroadcastName } from '#shared/protocol/broadcasts.ts'
import { limits } from '#shared/values/limits.ts'
import type { Membership } from '#shared/protocol/shapes.ts'
import { hangUp, queuedFor, type Connected, type Engine } from '../sockets/socket-server.ts'

/** Connections of one device: tabs of a browser, programs, and those that dropped and are not yet missed. */
const mostSockets = 8

/** Bytes that may wait for a socket that a signal is sent to. */
const mostSignals = 256 * 1024

const everybody = 'everybody'
const deviceRoom = (device: string): string => `device ${device}`
const logRoom = (room: string): string => `log ${room}`

export class Audience {
  readonly #engine: Engine
  readonly #space: SpaceState

  constructor(engine: Engine, space: SpaceState) {
    this.#engine = engine
    this.#space = space
  }

  /**
   * A socket has entered: it hears the space, its device's own news, and the logs of the rooms its device is in.
   * @returns those rooms, and the space for its own log
   */
  admit(socket: string, device: string): string[] {
    const joined = [...this.#space.rooms.values()].filter((room) => room.members.has(device))
    const rooms = [this.#space.id, ...joined.map(({ id }) => id)]
    this.#engine.in(socket).socketsJoin([everybody, deviceRoom(device), ...rooms.map(logRoom)])
    return rooms
  }

  /** Whether a device has as many connections as it may have: what it is told goes over each of them. */
  isCrowded(device: string): boolean {
    return this.#socketsOf(device).length >= mostSockets
  }

  /** The socket has left and hears nothing more. */
  dismiss(socket: string): void {
    this.holdBack(socket)
    const devices = [...(this.#engine.sockets.adapter.socketRooms(socket) ?? [])]
    this.#engine.in(socket).socketsLeave([everybody, ...devices.filter((room) => room !== socket)])
  }

  tellEverybody<N extends BroadcastName>(name: N, payload: Broadcast<N>): void {
    emit(this.#engine.to(everybody), name, payload)
  }

  tellDevice<N extends BroadcastName>(device: string, name: N, payload: Broadcast<N>): void {
    emit(this.#engine.to(deviceRoom(device)), name, payload)
  }

  /** To those sockets of a device that keep up: what is passed on and not kept must not pile up. @returns whether one did */
  signal(device: string, payload: Broadcast<'signal:received'>): boolean {
    const ready = this.#socketsOf(device).filter((socket) => queuedFor(socket).bytes < mostSignals)
    for (const socket of ready) socket.emit('signal:received', payload)
    return ready.length > 0
  }

  /** To the members of a room, but for one socket. */
  tellRoom<N extends BroadcastName>(room: string, name: N, payload: Broadcast<N>, except: string): void {
    emit(this.#engine.to(logRoom(room)).except(except), name, payload)
  }

  appended(room: string, placed: Placed[]): void {
    for (let from = 0; from < placed.length; from += limits.pushed) {
      const part = placed.slice(from, from + limits.pushed)
      const after = (part[0]?.position.seq ?? 1) - 1
      emit(this.#engine.to(logRoom(room)), 'log:appended', { room, after, placed: part })
    }
  }

  /** To those who may know about the room. */
  tellRoomChanged(room: RoomState, payload: Broadcast<'room:changed'>): void {
    if (room.access === 'open') {
      this.tellEverybody('room:changed', payload)
      return
    }
    for (const device of new Set([...room.members, ...room.invited])) {
      if (seesRoom(room, device)) this.tellDevice(device, 'room:changed', payload)
    }
  }

  /** The device joined, left or was invited; it hears the room's log from now on, or no more. */
  changeMembership(device: string, room: string, membership: Membership): void {
    const sockets = this.#engine.in(deviceRoom(device))
    if (membership === 'joined') sockets.socketsJoin(logRoom(room))
    else sockets.socketsLeave(logRoom(room))
    this.tellDevice(device, 'membership:changed', { room, membership })
  }

  /** Stops pushing logs to a socket that reads too slowly. */
  holdBack(socket: string): void {
    const rooms = [this.#space.id, ...this.#space.rooms.keys()].map(logRoom)
    this.#engine.in(socket).socketsLeave(rooms)
  }

  /** Pushes to it again; the hints make it pull what it has missed. */
  release(socket: string, device: string, headOf: (room: string) => Position | null): void {
    for (const room of this.admit(socket, device)) {
      const head = headOf(room)
      if (head) emit(this.#engine.to(socket), 'log:head', { room, head })
    }
  }

  hangUp(device: string): void {
    for (const socket of this.#socketsOf(device)) hangUp(socket)
  }

  #socketsOf(device: string): Connected[] {
    const ids = [...(this.#engine.sockets.adapter.rooms.get(deviceRoom(device)) ?? [])]
    return ids.flatMap((id) => this.#engine.sockets.sockets.get(id) ?? [])
  }
}

interface Emitting {
  emit(name: string, payload: object): unknown
}

/** Socket.IO's own types cannot see that a name and its payload belong together. */
function emit<N extends BroadcastName>(to: unknown, name: N, payload: Broadcast<N>): void {
  ;(to as Emitting).emit(name, payload)
}
