/** Checks an exported room: nothing forged, nothing altered, and whatever is missing is named. */
import * as v from 'valibot'
import type { Crypto } from '../log/crypto.ts'
import { deviceIdOf, eventId, Placed, verifyEvent, type LogEvent } from '../log/event.ts'
import { fromBase64 } from '../protocol/ids.ts'
import { ExportHead } from './format.ts'

export type ProblemKind =
  | 'malformed' // the line is no event, or the first line no head
  | 'elsewhere' // an event of another space or room
  | 'gap' // events before this one are missing
  | 'order' // the positions do not go up
  | 'stranger' // the head has no key of the author, or one that is not the author's
  | 'signature' // the author did not sign this
  | 'chain' // it does not follow the author's previous event

export interface Problem {
  /** Of the file, from 1. */
  line: number
  kind: ProblemKind
  detail: string
}

export interface Verified {
  head: ExportHead | null
  events: number
  /** Events whose body has been deleted; their signatures still hold. */
  erased: number
  problems: Problem[]
}

/** What has been read so far. */
interface Progress {
  head: ExportHead
  keys: Map<string, string>
  seq: number
  /** Each author's last event here. */
  authors: Map<string, { aseq: number; id: string }>
}

/** @param lines of the file, without their line breaks */
export async function verifyExport(lines: AsyncIterable<string>, crypto: Crypto): Promise<Verified> {
  const verified: Verified = { head: null, events: 0, erased: 0, problems: [] }
  let progress: Progress | null = null
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const add = (kind: ProblemKind, detail: string): void => {
      verified.problems.push({ line, kind, detail })
    }
    if (!progress) {
      const head = v.safeParse(ExportHead, parsed(text))
      if (!head.success) {
        add('malformed', 'the first line does not say which room this is')
        return verified
      }
      verified.head = head.output
      progress = begin(head.output, crypto, add)
      continue
    }
    const placed = v.safeParse(Placed, parsed(text))
    if (!placed.success) {
      add('malformed', placed.issues[0].message)
      continue
    }
    verified.events += 1
    if (placed.output.event.erased !== undefined) verified.erased += 1
    await check(placed.output, progress, crypto, add)
  }
  if (!verified.head) verified.problems.push({ line, kind: 'malformed', detail: 'the file is empty' })
  return verified
}

type Add = (kind: ProblemKind, detail: string) => void

function begin(head: ExportHead, crypto: Crypto, add: Add): Progress {
  const keys = new Map<string, string>()
  for (const { device, key, name } of head.members) {
    if (deviceIdOf(fromBase64(key), crypto.hash) === device) keys.set(device, key)
    else add('stranger', `the key of ${name} is not that of its device`)
  }
  return { head, keys, seq: 0, authors: new Map() }
}

async function check(placed: Placed, progress: Progress, crypto: Crypto, add: Add): Promise<void> {
  const { event, position } = placed
  const { space, room } = progress.head
  if (event.space !== space.id || event.room !== room.id) add('elsewhere', 'an event of another room')
  checkPosition(position.seq, progress, add)
  await checkSignature(event, progress, crypto, add)
  checkChain(event, eventId(event, crypto.hash), progress, add)
}

function checkPosition(seq: number, progress: Progress, add: Add): void {
  const expected = progress.seq + 1
  if (seq < expected) add('order', `position ${String(seq)} after ${String(progress.seq)}`)
  if (seq > expected) add('gap', `positions ${String(expected)} to ${String(seq - 1)} are missing`)
  progress.seq = Math.max(progress.seq, seq)
}

async function checkSignature(event: LogEvent, progress: Progress, crypto: Crypto, add: Add): Promise<void> {
  const key = progress.keys.get(event.author)
  if (key === undefined) add('stranger', `no key of ${event.author}`)
  else if (!(await verifyEvent(event, key, crypto))) add('signature', `not signed by ${event.author}`)
}

/** An author's events in other rooms are not in the file, so only neighbours can be compared. */
function checkChain(event: LogEvent, id: string, progress: Progress, add: Add): void {
  const last = progress.authors.get(event.author)
  if (last && event.aseq <= last.aseq) add('chain', `number ${String(event.aseq)} of its author comes again`)
  if (last && event.aseq === last.aseq + 1 && event.prev !== last.id) {
    add('chain', 'it does not follow the event before it by the same author')
  }
  progress.authors.set(event.author, { aseq: event.aseq, id })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // and so no event, which is what the caller reports
  }
}
