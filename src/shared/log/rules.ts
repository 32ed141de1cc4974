/** Who may write what. A host asks before it accepts; anybody with the log can ask again later. */
import type { Code } from '../protocol/reply.ts'
import { deviceIdOf, directRoomId } from './event.ts'
import { fromBase64 } from '../protocol/ids.ts'
import type { Crypto } from './crypto.ts'
import type { Known } from './kinds.ts'
import { seesRoom, type RoomState, type SpaceState } from './space-state.ts'

/** Null when the event may be appended, or the code that says why not. */
export function refusalOf(space: SpaceState, event: Known, hash: Crypto['hash']): Code | null {
  const author = space.members.get(event.author)
  if (author?.removed) return 'removed'
  if (event.kind !== 'member.introduced' && !author) return 'forbidden'
  switch (event.kind) {
    case 'space.created':
      return 'forbidden'
    case 'member.introduced':
      return inSpaceLog(space, event) && isOwnKey(event, hash) ? null : 'invalid'
    case 'member.removed':
      if (!inSpaceLog(space, event)) return 'invalid'
      if (event.author !== space.by || event.body.member === space.by) return 'forbidden'
      return isMember(space, event.body.member) ? null : 'not-found'
    case 'room.created':
      return refusalOfRoom(space, event, hash)
    default:
      return refusalInRoom(space.rooms.get(event.room), space, event)
  }
}

type InRoom = Extract<Known, { kind: 'member.joined' | 'member.left' | 'member.invited' | 'message.posted' }>

function refusalInRoom(room: RoomState | undefined, space: SpaceState, event: InRoom): Code | null {
  if (!room || !seesRoom(room, event.author)) return 'not-found'
  const inside = room.members.has(event.author)
  if (event.kind === 'member.joined') {
    return inside ? 'exists' : null
  }
  if (!inside) return 'not-in-room'
  if (event.kind === 'member.left') return room.access === 'direct' ? 'forbidden' : null
  if (event.kind === 'message.posted') return null
  if (room.access !== 'private') return 'forbidden'
  return isMember(space, event.body.member) ? null : 'not-found'
}

type RoomCreated = Extract<Known, { kind: 'room.created' }>

function refusalOfRoom(space: SpaceState, event: RoomCreated, hash: Crypto['hash']): Code | null {
  const { access, invited } = event.body
  if (space.rooms.has(event.room) || event.room === space.id) return 'exists'
  if (!invited.every((device) => isMember(space, device))) return 'not-found'
  if (access === 'open') return invited.length === 0 ? null : 'invalid'
  if (access === 'private') return null
  const [other] = invited
  if (other === undefined || invited.length !== 1 || other === event.author) return 'invalid'
  return event.room === directRoomId(space.id, [event.author, other], hash) ? null : 'invalid'
}

function isMember(space: SpaceState, device: string): boolean {
  return space.members.get(device)?.removed === false
}

function inSpaceLog(space: SpaceState, event: Known): boolean {
  return event.room === space.id
}

function isOwnKey(event: Extract<Known, { kind: 'member.introduced' }>, hash: Crypto['hash']): boolean {
  return deviceIdOf(fromBase64(event.body.key), hash) === event.author
}
