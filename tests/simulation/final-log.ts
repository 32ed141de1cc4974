/** What a file holds of the space, and what the host's log says in the end. */
import type { Placed } from '#shared/log/event.ts'
import type { SpaceFile } from '../../src/main/store/space-file.ts'
import type { LoggedMessage } from '../support/checker.ts'
import { textOf } from './event-text.ts'
import type { World } from './world.ts'

/** More events than any history has. */
const everything = 100_000

export function eventsIn({ log }: SpaceFile, space: string, room: string): Placed[] {
  return log.readAfter(space, room, 0, everything)
}

/** Of the computer that hosts. */
function hostFile({ host, members, hostDisk }: World): SpaceFile {
  const disk = members.find(({ name }) => name === host?.computer)?.disk ?? hostDisk
  return disk.fileNow
}

/** The rooms of the host's log. */
export function finalLogs(world: World): Placed[][] {
  const file = hostFile(world)
  return (world.host?.rooms ?? []).map((room) => eventsIn(file, world.space, room))
}

/** The messages in the host's log. */
export function loggedMessages(world: World): LoggedMessage[] {
  return finalLogs(world)
    .flat()
    .flatMap(({ event, position }) => {
      const message = textOf(event)
      return message === null ? [] : [{ message, room: event.room, seq: position.seq }]
    })
}

/** The final description of each room in the host's log that has one. */
export function lastSaid(world: World): Map<string, { name: unknown; topic: unknown }> {
  const described = finalLogs(world)
    .flat()
    .filter(({ event: { kind } }) => kind === 'room.described')
  return new Map(
    described.map(({ event: { room, body } }) => [room, { name: body['name'], topic: body['topic'] }])
  )
}
