import { foldText } from '#shared/text/fold.ts'
import { cleanName } from '#shared/values/ids.ts'
import { Refused, unwrap } from '#shared/values/reply.ts'
import type { RoomView } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'
import { CommandError, UsageError } from './command.ts'
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
    unwrap(await session.request('room:create', { name, access: 'open', invited: [] }))
    printError(`There was no room called “${name}”, so it has been created, open to everyone.`)
  }
  return joinRoom(session, name)
}

export function roomName(typed: string | undefined): string {
  const name = cleanName((typed ?? '').replace(/^#/, ''))
  if (name === '') throw new UsageError('which room?')
  return name
}

/** In the order of creation, the first room of a name is the same for all members. */
function roomByName({ view }: Session, name: string): RoomView | undefined {
  const rooms = view.rooms.filter(({ access }) => access !== 'direct')
  const folded = foldText(name)
  return rooms.find((room) => room.name === name) ?? rooms.find((room) => foldText(room.name) === folded)
}

function roomNames({ view }: Session): string {
  const names = view.rooms.filter(({ access }) => access !== 'direct').map(({ name }) => `“${name}”`)
  return names.length > 0 ? names.join(', ') : 'none'
}

async function join(session: Session, { id, membership }: RoomView): Promise<void> {
  if (membership === 'joined') return
  const joined = untilJoined(session, id)
  const reply = await session.request('event:send', { room: id, kind: 'member.joined', body: {} })
  if (!reply.ok && reply.code !== 'exists') throw new Refused(reply.code, reply.detail)
  await joined
}

function untilJoined(session: Session, id: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.on('room:changed', ({ room }) => {
      if (room.id !== id || room.membership !== 'joined') return
      stop()
      resolve()
    })
  })
}
