/** The only file that names Socket.IO's rooms; no text of a member becomes such a name. */
import type { Placed, Position } from '#shared/log/event.ts'
import { seesRoom, type RoomState, type SpaceState } from '#shared/log/space-state.ts'
import type { Broadcast, BroadcastName } from '#shared/protocol/broadcasts.ts'
import { limits } from '#shared/values/limits.ts'
import type { Membership } from '#shared/protocol/shapes.ts'
import { disconnect, backlogOf, type ConnectedSocket, type SocketServer } from '../sockets/socket-server.ts'

/** Browser tabs, programs, and connections that dropped unnoticed. */
const maxSocketsPerDevice = 8

const maxSignalBacklogBytes = 256 * 1024

const everyone = 'everyone'
const deviceRoom = (device: string): string => `device ${device}`
const logRoom = (room: string): string => `log ${room}`

export class Audience {
  readonly #server: SocketServer
  readonly #space: SpaceState

  constructor(server: SocketServer, space: SpaceState) {
    this.#server = server
    this.#space = space
  }

  /** @returns the rooms of its device, and the space for its own log */
  subscribe(socket: string, device: string): string[] {
    const joined = [...this.#space.rooms.values()].filter((room) => room.members.has(device))
    const rooms = [this.#space.id, ...joined.map(({ id }) => id)]
    this.#server.in(socket).socketsJoin([everyone, deviceRoom(device), ...rooms.map(logRoom)])
    return rooms
  }

  /** Each broadcast to a device goes over all its connections. */
  hasTooManySockets(device: string): boolean {
    return this.#socketsOf(device).length >= maxSocketsPerDevice
  }

  unsubscribe(socket: string): void {
    this.pausePushes(socket)
    const devices = [...(this.#server.sockets.adapter.socketRooms(socket) ?? [])]
    this.#server.in(socket).socketsLeave([everyone, ...devices.filter((room) => room !== socket)])
  }

  emitToAll<N extends BroadcastName>(name: N, payload: Broadcast<N>): void {
    emit(this.#server.to(everyone), name, payload)
  }

  emitToDevice<N extends BroadcastName>(device: string, name: N, payload: Broadcast<N>): void {
    emit(this.#server.to(deviceRoom(device)), name, payload)
  }

  /** Skips slow readers: signals are not stored and must not pile up. @returns whether any connection got it */
  signal(device: string, payload: Broadcast<'signal:received'>): boolean {
    const ready = this.#socketsOf(device).filter((socket) => backlogOf(socket).bytes < maxSignalBacklogBytes)
    for (const socket of ready) socket.emit('signal:received', payload)
    return ready.length > 0
  }

  emitToRoom<N extends BroadcastName>(room: string, name: N, payload: Broadcast<N>, except: string): void {
    emit(this.#server.to(logRoom(room)).except(except), name, payload)
  }

  appended(room: string, placed: Placed[]): void {
    for (let from = 0; from < placed.length; from += limits.maxPushed) {
      const part = placed.slice(from, from + limits.maxPushed)
      const after = (part[0]?.position.seq ?? 1) - 1
      emit(this.#server.to(logRoom(room)), 'log:appended', { room, after, placed: part })
    }
  }

  emitRoomChanged(room: RoomState, payload: Broadcast<'room:changed'>): void {
    if (room.access === 'open') {
      this.emitToAll('room:changed', payload)
      return
    }
    for (const device of new Set([...room.members, ...room.invited])) {
      if (seesRoom(room, device)) this.emitToDevice(device, 'room:changed', payload)
    }
  }

  changeMembership(device: string, room: string, membership: Membership, by?: string): void {
    const sockets = this.#server.in(deviceRoom(device))
    if (membership === 'joined') sockets.socketsJoin(logRoom(room))
    else sockets.socketsLeave(logRoom(room))
    this.emitToDevice(device, 'membership:changed', { room, membership, ...(by === undefined ? {} : { by }) })
  }

  pausePushes(socket: string): void {
    const rooms = [this.#space.id, ...this.#space.rooms.keys()].map(logRoom)
    this.#server.in(socket).socketsLeave(rooms)
  }

  /** The hints make it pull what it has missed. */
  resumePushes(socket: string, device: string, headOf: (room: string) => Position | null): void {
    for (const room of this.subscribe(socket, device)) {
      const head = headOf(room)
      if (head) emit(this.#server.to(socket), 'log:head', { room, head })
    }
  }

  disconnect(device: string): void {
    for (const socket of this.#socketsOf(device)) disconnect(socket)
  }

  #socketsOf(device: string): ConnectedSocket[] {
    const ids = [...(this.#server.sockets.adapter.rooms.get(deviceRoom(device)) ?? [])]
    return ids.flatMap((id) => this.#server.sockets.sockets.get(id) ?? [])
  }
}

interface Emitting {
  emit(name: string, payload: object): unknown
}

/** Socket.IO's types cannot see that a name and its payload belong together. */
function emit<N extends BroadcastName>(to: unknown, name: N, payload: Broadcast<N>): void {
  ;(to as Emitting).emit(name, payload)
}
