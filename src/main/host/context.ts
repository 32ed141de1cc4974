import { invitedTo, pairOf, seesRoom, type RoomState, type SpaceState } from '#shared/log/space-state.ts'
import { limits } from '#shared/values/limits.ts'
import { Refused } from '#shared/values/reply.ts'
import type {
  SearchPage,
  Member,
  Membership,
  MyRoom,
  Room,
  SearchQuery,
  SpaceHeader
} from '#shared/protocol/shapes.ts'
import type { Allowances } from './limits/allowances.ts'
import type { Audience } from './broadcasts/audience.ts'
import type { Requester } from './limits/fair-queue.ts'
import type { Invitations } from './admission/invitations.ts'
import type { Clocks } from './broadcasts/clocks.ts'
import type { Contest } from './claims/contest.ts'
import type { Healing } from './claims/healing.ts'
import type { OwnWait } from './claims/own-wait.ts'
import type { HostClaim } from './claims/host-claim.ts'
import type { PeopleUpdates } from './broadcasts/people-updates.ts'
import type { Roster } from './broadcasts/roster.ts'
import type { HostLog } from './log/host-log.ts'
import type { Turns } from './limits/turns.ts'
import type { Merger } from './log/merger.ts'
import type { Writer } from './log/writer.ts'
import type { GuestAccess } from './options.ts'

export interface HostContext {
  space: SpaceState
  device: string
  claim: HostClaim
  contest: Contest
  ownWait: OwnWait
  healing: Healing
  log: HostLog
  writer: Writer
  merger: Merger
  audience: Audience
  allowances: Allowances
  turns: Turns
  search: (requester: Requester, search: SearchQuery, rooms: readonly string[]) => Promise<SearchPage>
  roster: Roster
  clocks: Clocks
  peopleUpdates: PeopleUpdates
  invitations: Invitations
  guests: () => GuestAccess
  admitsGuests: (secure: boolean) => boolean
  isNearlyFull: () => boolean
  /** By the host's clock, ms since 1970. */
  now: () => number
  /** What is announced on the network has changed. */
  onChange: () => void
  random: (length: number) => Uint8Array
  verify: (key: string, bytes: Uint8Array, signature: string) => Promise<boolean>
  /** base64url of this host's signature. */
  sign: (bytes: Uint8Array) => Promise<string>
  deviceOf: (key: string) => string
  hash: (bytes: Uint8Array) => Uint8Array
}

export function isInRoom({ space }: Pick<HostContext, 'space'>, device: string, room: string): boolean {
  return room === space.id || (space.rooms.get(room)?.members.has(device) ?? false)
}

/** Others must not receive anything from an unknown device. @throws Refused with `forbidden` */
export function mustBeIntroduced({ space }: Pick<HostContext, 'space'>, device: string): void {
  if (!space.members.has(device)) throw new Refused('forbidden', 'introduce yourself first')
}

export function roomFor({ space, writer }: HostContext, room: RoomState): Room {
  const { id, name, topic, access, by, archived, members } = room
  return {
    id,
    name,
    topic,
    access,
    pair: pairOf(room),
    by,
    archived,
    people: members.size,
    invited: invitedTo(space, room).length,
    head: writer.head(id)
  }
}

export function membershipOf(room: RoomState, device: string): Membership {
  if (room.members.has(device)) return 'joined'
  return room.invited.has(device) ? 'invited' : 'none'
}

export function headerOf({ space: { id, name, by, lobby } }: Pick<HostContext, 'space'>): SpaceHeader {
  return { id, name, by, lobby }
}

export interface ListPage<T> {
  page: T[]
  next: number | null
}

export function roomsSeenBy(context: HostContext, device: string, from = 0): ListPage<MyRoom> {
  const { page, next } = pageOf(context.space.rooms.values(), from)
  const seen = page.filter((room) => seesRoom(room, device))
  return {
    page: seen.map((room) => ({ room: roomFor(context, room), membership: membershipOf(room, device) })),
    next
  }
}

export function membersOf(context: HostContext, from = 0): ListPage<Member> {
  const { page, next } = pageOf(context.space.members.keys(), from)
  return { page: page.map((device) => memberOf(context, device)), next }
}

/** A stable page mark: rooms and members keep their order, and none is removed. @param from how many come before the page */
function pageOf<T>(all: Iterable<T>, from: number): ListPage<T> {
  const page: T[] = []
  let at = -1
  for (const one of all) {
    at += 1
    if (at < from) continue
    if (page.length === limits.maxListed) return { page, next: at }
    page.push(one)
  }
  return { page, next: null }
}

export function memberOf({ space, log, roster, clocks }: HostContext, device: string): Member {
  const member = space.members.get(device)
  if (!member) throw new Refused('not-found', 'there is no such member')
  const { picture: introduced, ...profile } = member
  const clock = clocks.aheadOf(device)
  const presence = roster.presence(device)
  const picture = introduced !== undefined && log.pictures.hashOf(device) === introduced ? introduced : null
  return {
    ...profile,
    presence,
    ...(picture === null ? {} : { picture }),
    ...(clock === undefined ? {} : { clock })
  }
}

export function emitPeopleUpdates(
  context: HostContext,
  devices: readonly string[],
  rooms: readonly string[]
): void {
  const { audience, roster, space } = context
  for (let from = 0; from < devices.length; from += limits.maxListed) {
    const some = devices.slice(from, from + limits.maxListed)
    const changes = some.map((device) => ({ device, presence: roster.presence(device) }))
    audience.emitToAll('presence:changed', { changes, here: roster.count })
  }
  for (const room of rooms) emitRoomChanged(context, space.rooms.get(room))
}

export function emitRoomChanged(context: HostContext, room: RoomState | undefined): void {
  if (room) context.audience.emitRoomChanged(room, { room: roomFor(context, room) })
}
