/** Rows of the table of events, and the events they hold. */
import * as v from 'valibot'
import { LogEvent, type Placed, type Position } from '#shared/log/event.ts'
import { fromBase64, toBase64 } from '#shared/protocol/ids.ts'

export type Row = Record<string, unknown>

export const columns = 'room, epoch, seq, author, aseq, prev, kind, body, at, sig, erased'

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
