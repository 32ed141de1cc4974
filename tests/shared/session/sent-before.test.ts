/** An older copy of a device's data holds drafts that were sent since: the log shows them, perhaps with another time. */
import { expect, test } from 'vitest'
import type { LogEvent } from '#shared/log/event.ts'
import type { StoredDraft } from '#shared/session/deps.ts'
import { SentBefore } from '#shared/session/sent-before.ts'

const hour = 3_600_000
/** The last number that the copy knows. */
const known = 4

function draft(ticket: string, text: string, at: number): StoredDraft {
  return {
    draft: { ticket, room: 'lobby', kind: 'message.posted', body: { text }, at, state: 'waiting' },
    event: null
  }
}

function logged(aseq: number, text: string, at: number): LogEvent {
  const header = { v: 1, space: 'space', room: 'lobby', author: 'me', prev: null, sig: '' } as const
  return { ...header, aseq, at, kind: 'message.posted', body: { text } }
}

test('a draft that a fast clock had dated ahead is known by what it says', () => {
  const drafts = [draft('first', 'other', hour), draft('second', 'same', hour + 1)]
  const event = logged(known + 1, 'same', 10)
  expect(new SentBefore(drafts, known).find(drafts, event)).toEqual({ ticket: 'second', event })
})

test.each([
  ['the copy knows the event', logged(known, 'same', 10), hour],
  ['the clock was right', logged(known + 1, 'same', hour), hour + 1],
  ['it says something else', logged(known + 1, 'another', 10), hour]
])('a draft was not sent: %s', (_, event, at) => {
  const drafts = [draft('only', 'same', at)]
  expect(new SentBefore(drafts, known).find(drafts, event)).toBe(null)
})

test('once the log has been read, what says the same is new', () => {
  const drafts = [draft('only', 'same', hour)]
  const before = new SentBefore(drafts, known)
  before.known = Infinity
  expect(before.find(drafts, logged(known + 1, 'same', 10))).toBe(null)
})
