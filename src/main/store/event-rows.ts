import * as v from 'valibot'
import { LogEvent, Position, type Placed } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'

export interface LogEntry extends Placed {
  id: string
}

export type EventRow = Record<string, unknown>

export const eventColumns = 'room, epoch, seq, host, origin, author, aseq, prev, kind, body, at, sig, erased'

export const withIds = `SELECT n, id, target, ${eventColumns} FROM events`

export const countQuery = 'SELECT count(*) AS n FROM events'

export function positionOf(row: EventRow): Position {
  const { host } = row
  const position = { epoch: Number(row['epoch']), seq: Number(row['seq']) }
  return typeof host === 'string' ? { ...position, host } : position
}

export function base64(bytes: unknown): string | null {
  return bytes instanceof Uint8Array ? toBase64(bytes) : null
}

export function blob(text: string | null | undefined): Uint8Array | null {
  return text === null || text === undefined ? null : fromBase64(text)
}

/** Parsed again, since the file may have been edited. */
export function placedOf(row: EventRow, space: string): Placed {
  const body: unknown = JSON.parse(String(row['body']))
  const { room, author, aseq, kind, at } = row
  const erased = base64(row['erased'])
  const event = {
    v: 1,
    space,
    room,
    author,
    aseq,
    prev: base64(row['prev']),
    kind,
    body,
    at,
    sig: base64(row['sig'])
  }
  const { origin } = row
  return {
    position: positionOf(row),
    event: v.parse(LogEvent, erased === null ? event : { ...event, erased }),
    ...(typeof origin === 'string' ? { origin: v.parse(Position, JSON.parse(origin)) } : {})
  }
}
