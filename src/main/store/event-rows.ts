import * as v from 'valibot'
import { LogEvent, type Placed, type Position } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'

export type EventRow = Record<string, unknown>

export const eventColumns = 'room, epoch, seq, author, aseq, prev, kind, body, at, sig, erased'

export const spanQuery = 'SELECT (SELECT min(n) FROM events) AS first, (SELECT max(n) FROM events) AS last'

/** The number of rows, without counting: they are numbered without gaps and never removed. */
export function spanOf(row: EventRow | undefined): number {
  const { first, last } = row ?? {}
  return typeof first === 'number' && typeof last === 'number' ? last - first + 1 : 0
}

export function positionOf(row: EventRow): Position {
  return { epoch: Number(row['epoch']), seq: Number(row['seq']) }
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
  return {
    position: positionOf(row),
    event: v.parse(LogEvent, erased === null ? event : { ...event, erased })
  }
}
