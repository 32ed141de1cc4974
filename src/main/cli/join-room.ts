import { foldText } from '#shared/text/fold.ts'
import { nameAndTag, tagOf } from '#shared/text/tags.ts'
import { cleanName } from '#shared/values/ids.ts'
import { Refused, unwrap } from '#shared/values/reply.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import { CommandError, UsageError } from './command.ts'
import { requestAgain } from './connection-state.ts'
import { lookSame } from './namesakes.ts'
import { printError } from './terminal.ts'

export async function joinRoom(session: Session, name: string): Promise<RoomView> {
  const room = roomByName(session, name)
  if (!room) throw new CommandError(`there is no room called “${name}”. There is: ${roomNames(session)}`)
  await join(session, room)
  return room
}

/** Creates an open room when there is none of this name. */
export async function joinOrCreateRoom(session: Session, name: string): Promise<RoomView> {
  if (!roomByName(session, name)) {
    const alike = session.view.rooms.find((room) => room.access === 'open' && lookSame(room.name, name))
    if (alike)
      throw new CommandError(
        `there is no room called “${name}”, and one that looks the same. If it is meant: “${withTag(alike)}”`
      )
    unwrap(await requestAgain(session, 'room:create', { name, access: 'open', invited: [] }))
    printError(`There was no room called “${name}”, so it has been created, open to everyone.`)
  }
  return joinRoom(session, name)
}

export function roomName(typed: string | undefined): string {
  const name = cleanName((typed ?? '').replace(/^#/, ''))
  if (name === '') throw new UsageError('which room?')
  return name
}

/** By its exact name, then by its name without case and accents, or with its tag. @throws CommandError when it could be several */
function roomByName({ view }: Session, name: string): RoomView | undefined {
  const rooms = view.rooms.filter(({ access }) => access !== 'direct')
  const folded = foldText(name)
  const exact = rooms.filter((room) => room.name === name || withTag(room) === name)
  const found = exact.length > 0 ? exact : rooms.filter((room) => foldText(room.name) === folded)
  if (found.length > 1) throw new CommandError(ambiguous(name, found))
  return found[0]
}

function withTag({ name, id }: RoomView): string {
  return nameAndTag({ name, tag: tagOf(id) })
}

function ambiguous(name: string, rooms: readonly RoomView[]): string {
  const each = rooms.map((room) => {
    const people = `${String(room.people)} ${room.people === 1 ? 'person' : 'people'}`
    return `“${withTag(room)}” (${room.access}, ${people}${room.membership === 'joined' ? ', you are in it' : ''})`
  })
  return `more than one room could be meant by “${name}”. Write which: ${each.join(', ')}`
}

function roomNames({ view }: Session): string {
  const rooms = view.rooms.filter(({ access }) => access !== 'direct')
  const hasNamesake = (room: RoomView): boolean =>
    rooms.some((other) => other !== room && lookSame(other.name, room.name))
  const names = rooms.map((room) => `“${hasNamesake(room) ? withTag(room) : room.name}”`)
  return names.length > 0 ? names.join(', ') : 'none'
}

async function join(session: Session, { id, membership }: RoomView): Promise<void> {
  if (membership === 'joined') return
  const joined = untilJoined(session, id)
  const reply = await requestAgain(session, 'event:send', { room: id, kind: 'member.joined', body: {} })
  if (!reply.ok && reply.code !== 'exists') throw new Refused(reply.code, reply.detail)
  await joined
}

function untilJoined(session: Session, id: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.onAny(() => {
      if (!session.view.rooms.some((room) => room.id === id && room.membership === 'joined')) return
      stop()
      resolve()
    })
  })
}
