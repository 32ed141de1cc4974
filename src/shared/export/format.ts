/**
 * A room as a file: JSON Lines. The first line says what it is and whose keys are whose; every other one is an event
 * with its position, exactly as it was signed. docs/PROTOCOL.md describes it.
 */
import * as v from 'valibot'
import { Placed } from '../log/event.ts'
import { Bytes32, DeviceId, readAs, RoomId, SpaceId, Time } from '../protocol/ids.ts'

export const ExportHead = v.object({
  parley: v.literal('export'),
  v: v.literal(1),
  space: v.object({ id: SpaceId, name: readAs.Name }),
  room: v.object({ id: RoomId, name: readAs.Name }),
  exported: Time,
  members: v.array(v.object({ device: DeviceId, key: Bytes32, name: readAs.Name }))
})
export type ExportHead = v.InferOutput<typeof ExportHead>

export function headLine(head: ExportHead): string {
  return `${JSON.stringify(head)}\n`
}

/** @param placed oldest first */
export function eventLines(placed: readonly Placed[]): string {
  return placed.map((one) => `${JSON.stringify(one)}\n`).join('')
}
