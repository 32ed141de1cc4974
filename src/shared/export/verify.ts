/** Checks an exported room. With a signed statement all gaps show, without one only gaps in the numbers. */
import * as v from 'valibot'
import type { Crypto } from '../log/crypto.ts'
import { deviceIdOf, eventId, Placed, verifyEvent, type LogEvent } from '../log/event.ts'
import { fromBase64 } from '../values/ids.ts'
import { Authors, differs, type AuthorNumbers } from './authors.ts'
import { ExportHead } from './format.ts'
import { lineHash, Statement, Tally, verifyStatement } from './statement.ts'

export type ProblemKind =
  | 'malformed' // the line is no event, or the first line no head
  | 'elsewhere' // an event of another space or room
  | 'gap' // events before this one are missing
  | 'order' // the positions do not go up
  | 'stranger' // the head has no key of the author, or one that is not the author's
  | 'signature' // the author did not sign this
  | 'chain' // it does not follow the author's previous event
  | 'statement' // it differs from what the exporter has signed

export interface ExportProblem {
  line: number
  kind: ProblemKind
  detail: string
}

export interface Verified {
  head: ExportHead | null
  /** Who has signed the export; null without a statement, and then a missing end cannot be detected. */
  statement: Pick<Statement, 'by' | 'at' | 'count'> | null
  events: number
  erased: number
  /** Events of the same people that are not in the file, which is no error: they may be in other rooms. */
  elsewhere: AuthorNumbers[]
  /** Events that have another position than at first, since an older copy of the host's data was put back: no error either. */
  moved: number
  /** Numbers that two copies of one device have used: both events are genuine, and a log may hold both. */
  twice: AuthorNumbers[]
  problems: ExportProblem[]
}

interface Progress {
  head: ExportHead
  hash: string
  statement: Statement | null
  keys: Map<string, string>
  seq: number
  moved: number
  authors: Authors
  tally: Tally
}

type Add = (kind: ProblemKind, detail: string) => void

/** @param lines of the file, without their line breaks */
export async function verifyExport(lines: AsyncIterable<string>, crypto: Crypto): Promise<Verified> {
  const problems: ExportProblem[] = []
  let progress: Progress | null = null
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const add = (kind: ProblemKind, detail: string): void => {
      problems.push({ line, kind, detail })
    }
    if (progress) await checkLine(text, progress, crypto, add)
    else progress = begin(text, crypto, add)
    if (!progress) break
  }
  if (!progress) {
    if (problems.length === 0) problems.push({ line, kind: 'malformed', detail: 'the file is empty' })
    return { head: null, statement: null, events: 0, erased: 0, elsewhere: [], moved: 0, twice: [], problems }
  }
  checkEnd(progress, (kind, detail) => problems.push({ line, kind, detail }))
  const { head, statement, tally, authors } = progress
  const { count: events, erased } = tally.sum
  const { elsewhere, twice } = authors
  return { head, statement, events, erased, elsewhere, moved: progress.moved, twice, problems }
}

function begin(text: string, crypto: Crypto, add: Add): Progress | null {
  const head = v.safeParse(ExportHead, parsed(text))
  if (!head.success) {
    add('malformed', 'the first line does not say which room this is')
    return null
  }
  const keys = new Map<string, string>()
  for (const { device, key, name } of head.output.members) {
    if (deviceIdOf(fromBase64(key), crypto.hash) === device) keys.set(device, key)
    else add('stranger', `the key of ${name} is not that of its device`)
  }
  const [authors, tally] = [new Authors(head.output.members), new Tally(crypto.hash)]
  const hash = lineHash(text, crypto.hash)
  return { head: head.output, hash, statement: null, keys, seq: 0, moved: 0, authors, tally }
}

async function checkLine(text: string, progress: Progress, crypto: Crypto, add: Add): Promise<void> {
  const value = parsed(text)
  const statement = v.safeParse(Statement, value)
  if (statement.success) return checkStatement(statement.output, progress, crypto, add)
  const placed = v.safeParse(Placed, value)
  if (placed.success) return checkEvent(placed.output, progress, crypto, add)
  add('malformed', placed.issues[0].message)
}

/** An invalid statement is ignored: the file counts as one without. */
async function checkStatement(
  statement: Statement,
  progress: Progress,
  crypto: Crypto,
  add: Add
): Promise<void> {
  const { head, hash } = progress
  if (progress.statement) add('statement', 'there is more than one statement')
  else if (!(await verifyStatement(statement, crypto))) add('statement', 'its exporter did not sign it')
  else if (statement.space !== head.space.id || statement.room !== head.room.id) {
    add('statement', 'it is about another room')
  } else {
    progress.statement = statement
    if (statement.head !== hash) add('statement', 'the first line is not the one that was exported')
  }
}

async function checkEvent(placed: Placed, progress: Progress, crypto: Crypto, add: Add): Promise<void> {
  const { event, position } = placed
  const { space, room } = progress.head
  const id = eventId(event, crypto.hash)
  if (event.space !== space.id || event.room !== room.id) add('elsewhere', 'an event of another room')
  checkPosition(position.seq, progress, add)
  await checkSignature(event, progress, crypto, add)
  if (placed.origin) progress.moved += 1
  const error = progress.authors.add(placed, id)
  if (error !== null) add('chain', error)
  progress.tally.add(placed, id)
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

function checkEnd({ head, hash, statement, authors, tally }: Progress, add: Add): void {
  if (!statement) {
    if (head.v > 1) add('statement', 'there is no statement of an exporter that holds')
    return
  }
  const { count, erased, last, digest } = tally.sum
  if (digest === statement.digest) return
  const differences = [
    ...differs('events', statement.count, count),
    ...differs('position of the last event', statement.last?.seq ?? 0, last?.seq ?? 0),
    ...differs('deleted events', statement.erased, erased),
    ...(statement.head === hash ? authors.differences : [])
  ]
  if (differences.length === 0) differences.push('other events than were exported, or in other places')
  for (const difference of differences) add('statement', difference)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not an event, which the caller reports
  }
}
