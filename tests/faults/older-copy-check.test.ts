/** The comparison of files, windows and histories finds what is planted, and nothing else. */
import { expect, test } from 'vitest'
import { checkCopies, type CopyFindings, type PersonEvidence } from './older-copy-check.ts'
import type { StoredEvent } from './older-copy-files.ts'
import type { Note, NotedEvent } from './older-copy-plans.ts'

const room = 'lobby'

const says = (text: string): string => `${room} message.posted {"text":"${text}"}`

/** By Mina, with the number that stands in the text. */
function event(text: string, seq: number, more: Partial<StoredEvent> = {}): StoredEvent {
  const kind = 'message.posted'
  const aseq = Number(text.split(' ')[0])
  const said = { room, author: 'mina', aseq, says: says(text), kind, body: { text } }
  return { id: `id of ${text}`, seq, ...said, digest: `digest ${text}`, ...more }
}

const log = [event('1', 1), event('2', 2), event('3', 3)]

const shown = (events: readonly NotedEvent[]): Note => ({
  did: 'shown',
  room,
  follows: true,
  events: [...events]
})
const acknowledged = (text: string): Note => ({ did: 'acknowledged', says: says(text) })

interface Planted {
  host: StoredEvent[]
  file: StoredEvent[]
  history: Note[]
  /** Of Omar. */
  others: Note[]
  ids: string[]
  unsent: number
  removed: boolean
}

function found(planted: Partial<Planted>): (keyof CopyFindings)[] {
  const { host = log, history = [], others = [], unsent = 0, removed = false } = planted
  const { file = host, ids = host.map(({ id }) => id) } = planted
  const rooms = { [room]: { from: 1, ids } }
  const state = { name: 'Mina', device: 'mina', guest: false, connection: 'open', removed, unsent, rooms }
  const mina: PersonEvidence = { state, history, file }
  const omar: PersonEvidence = {
    state: { ...state, name: 'Omar', device: 'omar', removed: true, rooms: {} },
    history: others,
    file: []
  }
  const { findings } = checkCopies(host, [mina, omar])
  const all = Object.entries(findings) as [keyof CopyFindings, string[]][]
  return all.flatMap(([kind, sentences]) => (sentences.length > 0 ? [kind] : []))
}

test('nothing is found when all agree', () => {
  expect(found({ history: [acknowledged('1'), shown(log)] })).toEqual([])
})

test('what was acknowledged or shown and is in no log is lost', () => {
  expect(found({ history: [acknowledged('4')] })).toEqual(['lost'])
  expect(found({ history: [shown([event('4', 4)])] })).toEqual(['lost'])
})

test('an edit of a message that was deleted later is not lost', () => {
  const edited: Note = {
    did: 'acknowledged',
    says: `${room} message.edited {"target":"id of 1","text":"4"}`
  }
  const [edit, deletion] = [
    event('4', 4, { kind: 'message.edited', body: {}, says: null }),
    event('5', 5, { kind: 'message.deleted', body: { target: 'id of 1' }, says: null })
  ]
  expect(found({ host: [...log, edit], history: [edited] })).toEqual(['lost'])
  expect(found({ host: [...log, edit, deletion], history: [edited] })).toEqual([])
})

test('what a removed member wrote after the cut is not lost', () => {
  const removal = event('9', 4, {
    author: 'host',
    kind: 'member.removed',
    body: { member: 'mina', after: 3 }
  })
  const gone = { host: [...log, removal], removed: true }
  expect(found({ ...gone, history: [acknowledged('4'), shown([event('4', 4)])] })).toEqual([])
  const counts = { ...removal, body: { member: 'mina', after: 4 } }
  const late = [shown([event('4', 4)])]
  expect(found({ ...gone, host: [...log, counts], history: late, others: late })).toEqual(['lost'])
  // Nobody else can give it back.
  expect(found({ ...gone, host: [...log, counts], history: late })).toEqual([])
})

test('the same words under another number are twice', () => {
  const again = event('4', 4, { says: says('3') })
  expect(found({ host: [...log, again] })).toEqual(['twice'])
})

test('an event that a window shows twice is twice', () => {
  expect(found({ ids: [...log, event('3', 3)].map(({ id }) => id) })).toEqual(['twice', 'differing'])
})

test('two events with one number are forked, wherever they were seen', () => {
  expect(found({ history: [shown([event('3 but different', 3)])] })).toContain('forked')
  const host = [...log, event('3 but different', 4)]
  expect(found({ host })).toContain('forked')
})

test('a log against its author’s order is reordered', () => {
  expect(found({ host: [event('2', 1), event('1', 2)] })).toEqual(['reordered'])
})

test('a file or a window that is not the host’s differs', () => {
  expect(found({ file: log.slice(0, 2) })).toEqual(['differing'])
  expect(found({ file: [...log.slice(0, 2), event('3', 3, { digest: 'another' })] })).toEqual(['differing'])
  expect(found({ ids: log.slice(0, 2).map(({ id }) => id) })).toEqual(['differing'])
})

test('what waits in an outbox is found, but not that of a removed member', () => {
  expect(found({ unsent: 1 })).toEqual(['unsent'])
  expect(found({ unsent: 1, removed: true })).toEqual([])
})
