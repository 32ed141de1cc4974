/** Rows of the table of events, and the events they hold. */
import * as v from 'valibot'
import { LogEvent, type Placed, type Position } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/values/ids.ts'

export type Row = Record<string, unknown>

export const columns = 'room, epoch, seq, author, aseq, prev, kind, body, at, sig, erased'

/** The first and the last number of a row. */
export const spanQuery = 'SELECT (SELECT min(n) FROM events) AS first, (SELECT max(n) FROM events) AS last'

/** How many rows there are: they are numbered without gaps and never removed, so that nothing is counted. */
export function spanOf(row: Row | undefined): number {
  const { first, last } = row ?? {}
  return typeof first === 'number' && typeof last === 'number' ? last - first + 1 : 0
}

export function positionOf(row: Row): Position {
  return { epoch: Number(row['epoch']), seq: Number(row['seq']) }
}

export function base64(bytes: unknown): string | null {
  return bytes instanceof Uint8Array ? toBase64(bytes) : null
}

export function blob(text: string | null | undefined): Uint8Array | null {
  return text === null || text === undefined ? null : fromBase64(text)
}

/** A file is a boundary too: somebody may have edited it. */
export function placedOf(row: Row, space: string): Placed {
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
