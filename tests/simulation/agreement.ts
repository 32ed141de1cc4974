/** What must be true in the end of the files of all computers: equal logs, each event once, each author's in order. */
import { digestAfter, type Digest } from '#shared/log/digest.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'
import type { SpaceFile } from '../../src/main/store/space-file.ts'
import { eventsIn } from './final-log.ts'
import type { SimulatedMember } from './member.ts'
import type { World } from './world.ts'

/** A sentence for each way in which a desktop does not agree with the host yet. */
export function disagreements(world: World): string[] {
  const { running } = world.hosting
  const [host] = running
  if (!host || running.length > 1) return [`${running.length} computers host`]
  const hosts = world.members.find(({ name }) => name === host.computer)?.disk.file?.current
  if (!hosts) return [`${host.computer} has no file`]
  return world.present.flatMap((member) => {
    const mine = member.disk.file?.current
    if (!mine || mine === hosts || member.isRemoved) return []
    const rooms = [world.space, ...(member.view?.rooms ?? []).map(({ id }) => id)]
    const strays = mine.log.strays().filter(({ event }) => rooms.includes(event.room))
    return [
      ...rooms.flatMap((room) => differenceIn(world.space, room, member, mine, hosts)),
      ...(strays.length === 0 ? [] : [`${member.name} still has ${strays.length} strays`])
    ]
  })
}

/** A quick look: whether the logs of all desktops end as the host's do. */
export function areLevel(world: World): boolean {
  const { running } = world.hosting
  const [host] = running
  const its = world.members.find(({ name }) => name === host?.computer)?.disk.file?.current.log
  if (!its || running.length > 1) return false
  return world.present.every(({ disk, view, isRemoved }) => {
    const log = disk.file?.current.log
    if (!log || log === its || isRemoved) return true
    const rooms = [world.space, ...(view?.rooms ?? []).map(({ id }) => id)]
    if (log.strays().some(({ event }) => rooms.includes(event.room))) return false
    return rooms.every((room) => {
      const [mine, head] = [log.head(room)?.seq ?? 0, its.head(room)?.seq ?? 0]
      return mine === head && log.digest(room, mine) === its.digest(room, head)
    })
  })
}

function differenceIn(
  space: string,
  room: string,
  { name }: SimulatedMember,
  mine: SpaceFile,
  hosts: SpaceFile
): string[] {
  const [here, there] = [eventsIn(mine, space, room), eventsIn(hosts, space, room)]
  if (JSON.stringify(here.map(placeOf)) !== JSON.stringify(there.map(placeOf)))
    return [`${name} has another log of ${room}: ${here.length} events, and the host ${there.length}`]
  const [own, its] = [mine.log.digest(room, here.length), hosts.log.digest(room, there.length)]
  return own === its && own === digestOf(here) ? [] : [`${name} has a wrong digest of ${room}`]
}

const idOf = ({ event }: Placed): string => eventId(event, nodeCrypto.hash)

const placeOf = (placed: Placed): unknown[] => {
  const { position, origin } = placed
  return [idOf(placed), position.epoch, position.host ?? null, position.seq, origin ?? null]
}

function digestOf(log: readonly Placed[]): Digest {
  let digest: Digest = null
  for (const placed of log) digest = digestAfter(digest, placed, idOf(placed), nodeCrypto.hash)
  return digest
}

/** A sentence for each fault of the logs of one file. @param mayFork authors of which several copies have written */
export function faultsIn(logs: readonly Placed[][], mayFork: ReadonlySet<string>): string[] {
  const removals = logs.flat().filter(({ event: { kind } }) => kind === 'member.removed')
  return logs.flatMap((log) => {
    const ids = new Set<string>()
    const last = new Map<string, number>()
    return log.flatMap((placed, at) => {
      const { author, aseq } = placed.event
      const [id, before] = [idOf(placed), last.get(author) ?? 0]
      const cut = cutFor(placed, removals)
      const isMoved = placed.origin !== undefined && mayFork.has(author)
      const faults = [
        ...(placed.position.seq === at + 1 ? [] : [`event ${at + 1} is at ${placed.position.seq}`]),
        ...(ids.has(id) ? [`${id} is there twice`] : []),
        ...(aseq > before || isMoved ? [] : [`number ${aseq} of ${author} comes after ${before}`]),
        ...(aseq <= cut ? [] : [`number ${aseq} of ${author} is there, who was removed after ${cut}`])
      ]
      ids.add(id)
      last.set(author, Math.max(aseq, before))
      return faults
    })
  })
}

/** The last number of its author that counts where it is: another host may have taken more, before it learned of the removal. */
function cutFor({ event, position }: Placed, removals: readonly Placed[]): number {
  const cuts = removals.flatMap((removal) => {
    const { epoch, seq } = removal.position
    const isLater = removal.event.room === event.room ? position.seq > seq : position.epoch >= epoch
    return isLater ? cutIn(removal) : []
  })
  return Math.min(Infinity, ...cuts.flatMap(([member, after]) => (member === event.author ? [after] : [])))
}

/** The last number of a removed member that counts. */
export function cutIn({ event: { kind, body } }: Placed): [member: string, after: number][] {
  const { member, after } = body
  if (kind !== 'member.removed' || typeof member !== 'string' || typeof after !== 'number') return []
  return [[member, after]]
}
