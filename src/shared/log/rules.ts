/** Who may write what. A host asks before it accepts; anybody with the log can ask again later. */
import type { Code } from '../values/reply.ts'
import { deviceIdOf, directRoomId, isDirectId, type LogEvent } from './event.ts'
import { fromBase64 } from '../values/ids.ts'
import { limits } from '../values/limits.ts'
import type { Crypto } from './crypto.ts'
import type { Known } from './kinds.ts'
import { seesRoom, type RoomState, type SpaceState } from './space-state.ts'

/** What the rules need to know of an earlier event; null when there is none, or its body is gone. */
export type Find = (id: string) => Pick<LogEvent, 'room' | 'author' | 'kind'> | null

/** What was said about a message so far. */
export interface Tally {
  edits: number
  /** Each emoji that was ever given, with the device that gave it first. */
  emoji: ReadonlyMap<string, string>
}

/** What the rules ask of the log. */
export interface Earlier {
  find: Find
  tally: (message: string) => Tally
}

/**
 * Null when the event may be appended, or the code that says why not.
 * @param now by the host's clock, ms since 1970
 */
export function refusalOf(
  space: SpaceState,
  event: Known,
  hash: Crypto['hash'],
  earlier: Earlier,
  now: number
): Code | null {
  const author = space.members.get(event.author)
  if (author?.removed) return 'removed'
  if (event.at > now + limits.ahead) return 'clock' // first, since a newcomer's introduction fails for it as well
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
      return refusalInRoom(space.rooms.get(event.room), space, event, earlier)
  }
}

type InRoom = Exclude<
  Known,
  { kind: 'space.created' | 'member.introduced' | 'member.removed' | 'room.created' }
>

function refusalInRoom(
  room: RoomState | undefined,
  space: SpaceState,
  event: InRoom,
  { find, tally }: Earlier
): Code | null {
  if (!room || !seesRoom(room, event.author)) return 'not-found'
  const inside = room.members.has(event.author)
  if (event.kind === 'member.joined') return inside ? 'exists' : null
  if (!inside) return 'not-in-room'
  switch (event.kind) {
    case 'member.left':
    case 'room.described':
      return room.access === 'direct' ? 'forbidden' : null
    case 'member.invited':
      if (room.access !== 'private') return 'forbidden'
      return isMember(space, event.body.member) ? null : 'not-found'
    case 'message.posted':
      return event.body.reply === undefined ? null : refusalOfTarget(event.body.reply, event, find)
    case 'message.edited':
    case 'message.deleted':
      return (
        refusalOfTarget(event.body.target, event, find) ??
        refusalOfOthers(event.body.target, event, find) ??
        (event.kind === 'message.edited' && tally(event.body.target).edits >= limits.edits ? 'full' : null)
      )
    case 'reaction.added':
      return refusalOfTarget(event.body.target, event, find) ?? refusalOfEmoji(event, tally)
    default:
      return refusalOfTarget(event.body.target, event, find)
  }
}

/** What an event is about must be a message of the same room that has not been deleted. */
function refusalOfTarget(target: string, event: Known, find: Find): Code | null {
  const found = find(target)
  return found?.room === event.room && found.kind === 'message.posted' ? null : 'not-found'
}

function refusalOfOthers(target: string, event: Known, find: Find): Code | null {
  return find(target)?.author === event.author ? null : 'forbidden'
}

type ReactionAdded = Extract<Known, { kind: 'reaction.added' }>

/** A message holds a limited number of different reactions, and one member only a part of them. */
function refusalOfEmoji({ author, body }: ReactionAdded, tally: Earlier['tally']): Code | null {
  const { emoji } = tally(body.target)
  if (emoji.has(body.emoji)) return null
  const own = [...emoji.values()].filter((first) => first === author).length
  return emoji.size >= limits.reactions || own >= limits.reactionsEach ? 'full' : null
}

type RoomCreated = Extract<Known, { kind: 'room.created' }>

function refusalOfRoom(space: SpaceState, event: RoomCreated, hash: Crypto['hash']): Code | null {
  const { access, invited } = event.body
  if (space.rooms.has(event.room) || event.room === space.id) return 'exists'
  if (!invited.every((device) => isMember(space, device))) return 'not-found'
  if (access !== 'direct' && isDirectId(event.room)) return 'invalid'
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
