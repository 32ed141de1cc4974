/** A room as a file: JSON Lines, described in docs/PROTOCOL.md. */
import * as v from 'valibot'
import type { Crypto } from '../log/crypto.ts'
import type { Placed } from '../log/event.ts'
import { Bytes32, Count, DeviceId, readAs, RoomId, SpaceId, Time } from '../values/ids.ts'
import { lineHash, Tally, type Stated, type Statement } from './statement.ts'

export const ExportHead = v.object({
  parley: v.literal('export'),
  /** 1: older files, which have no statement. */
  v: v.picklist([1, 2]),
  space: v.object({ id: SpaceId, name: readAs.Name }),
  room: v.object({ id: RoomId, name: readAs.Name }),
  exported: Time,
  members: v.array(
    v.object({ device: DeviceId, key: Bytes32, name: readAs.Name, events: v.exactOptional(Count) })
  )
})
export type ExportHead = v.InferOutput<typeof ExportHead>

/** @param placed the whole room, oldest first. @returns null when `state` does */
export async function exportLines(
  head: ExportHead,
  placed: readonly Placed[],
  hash: Crypto['hash'],
  state: (stated: Stated) => Promise<Statement | null>
): Promise<string[] | null> {
  const events = new Map<string, number>()
  const tally = new Tally(hash)
  for (const one of placed) {
    tally.add(one)
    events.set(one.event.author, (events.get(one.event.author) ?? 0) + 1)
  }
  const members = head.members.map((member) => ({ ...member, events: events.get(member.device) ?? 0 }))
  const first = JSON.stringify({ ...head, members } satisfies ExportHead)
  const { id } = head.room
  const statement = await state({ room: id, at: head.exported, head: lineHash(first, hash), ...tally.sum })
  return statement && [`${first}\n`, `${JSON.stringify(statement)}\n`, eventLines(placed)]
}

function eventLines(placed: readonly Placed[]): string {
  return placed.map((one) => `${JSON.stringify(one)}\n`).join('')
}
