/** An older copy of a device's data holds drafts that were sent since: the log shows them, perhaps with another time. */
import { expect, test } from 'vitest'
import type { LogEvent } from '#shared/log/event.ts'
import type { HostConnection, StoredDraft } from '#shared/session/deps.ts'
import { revisedDraft } from '#shared/session/draft.ts'
import { SentBefore } from '#shared/session/sent-before.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { startSpace } from '../../support/chat.ts'
import { saysAll } from '../../support/person.ts'
import { savedStore, type SavedState } from '../../support/saved-store.ts'

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
  // A running copy of the device has signed it again, under another number.
  const signed = drafts.map((one) => ({ ...one, event: logged(known, one.draft.ticket, hour) }))
  expect(new SentBefore(signed, known).find(signed, event)).toEqual({ ticket: 'second', event })
})

test.each([
  ['the copy knows the event', logged(known, 'same', 10), hour],
  ['the clock was right', logged(known + 1, 'same', hour), hour + 1],
  ['it says something else', logged(known + 1, 'another', 10), hour]
])('a draft was not sent: %s', (_, event, at) => {
  const drafts = [draft('only', 'same', at)]
  expect(new SentBefore(drafts, known).find(drafts, event)).toBe(null)
})

test('a draft that another copy of the device has sent with another text is not sent as well', () => {
  const { draft: older } = draft('only', 'as it was', hour)
  const signed = [{ draft: older, event: logged(known + 1, 'as it was', hour) }]
  const before = new SentBefore(signed, known)
  expect(before.find(signed, logged(known + 1, 'better', hour))).toEqual({ ticket: 'only', event: null })
  // The event that was signed may be in the log under its number.
  expect(before.find(signed, logged(known + 2, 'better', hour))).toBe(null)
})

test('a draft is known by its number and its text, though a copy with another clock has dated it', () => {
  const { draft: waiting } = draft('only', 'as it was', hour)
  const signed = { draft: waiting, event: logged(known + 1, 'as it was', hour) }
  const before = new SentBefore([signed], known)
  const event = logged(known + 1, 'as it was', 10)
  expect(before.find([signed], event)).toEqual({ ticket: 'only', event })
  const revised = { ...signed, draft: revisedDraft(waiting, { text: 'better' }) }
  // What its author wants now becomes an edit, also when it was revised before this start.
  expect(before.find([revised], event)).toEqual({ ticket: 'only', event })
  expect(new SentBefore([revised], known).find([revised], event)).toEqual({ ticket: 'only', event })
  expect(before.find([signed], logged(known + 1, 'of another draft', 10))).toBe(null)
  expect(before.find([signed], logged(known, 'as it was', 10))).toBe(null)
  // Two running copies may write the same, or at the same time.
  const written = new SentBefore([], known)
  expect(written.find([signed], event)).toBe(null)
  expect(written.find([signed], logged(known + 1, 'other', hour))).toBe(null)
})

test('what another tab has written in the same millisecond is not taken for it', () => {
  const drafts = [draft('mine', 'mine', hour), draft('theirs', 'theirs', hour)]
  const before = new SentBefore(drafts, known)
  const theirs = logged(known + 1, 'theirs', hour)
  expect(before.find(drafts, theirs)).toEqual({ ticket: 'theirs', event: theirs })
  // Its draft is gone, but its number was known.
  expect(before.find([draft('mine', 'mine', hour)], logged(known, 'theirs', hour))).toBe(null)
})

test('once the log has been read, what says the same is new', () => {
  const drafts = [draft('only', 'same', hour)]
  const before = new SentBefore(drafts, known)
  before.known = Infinity
  expect(before.find(drafts, logged(known + 1, 'same', 10))).toBe(null)
})

test('what is written since the session began is new, though the log says the same', () => {
  const drafts = [draft('only', 'same', hour)]
  expect(new SentBefore([], known).find(drafts, logged(known + 1, 'same', 10))).toBe(null)
})

/** Less than two minutes wrong, so no time is corrected. */
function wrongBy(ms: number): Clock {
  return {
    now: () => systemClock.now() + ms,
    after: (delayMs, call) => systemClock.after(delayMs, call)
  }
}

test('a message that is written while a device with an older copy connects is sent, though it says what one that the copy lacks says', async () => {
  const space = await startSpace()
  let state: SavedState | null = null
  const early = { clock: wrongBy(-110_000), store: savedStore(null, (saved) => void (state = saved)) }
  const mina = await space.join('Mina', early)
  await saysAll(mina, ['before'])
  const older = structuredClone<SavedState | null>(state)
  await saysAll(mina, ['ok'])
  await mina.leave()
  const gate = Promise.withResolvers<undefined>()
  const dial = async (): Promise<HostConnection> => {
    await gate.promise
    return space.dial()
  }
  const store = { ...savedStore(older, () => undefined), view: () => mina.session.view }
  const late = { keys: mina.keys, dial, wait: false, clock: wrongBy(110_000), store }
  const again = await space.join('Mina', late)
  await again.says('ok')
  gate.resolve(undefined)
  await again.sees('the host', () => again.session.view.connection.state === 'open')
  await expect.poll(() => again.session.view.outbox).toEqual([])
  const placed = space.file.log.readAfter(space.id, space.lobby, 0, 100)
  expect(placed.flatMap(({ event }) => event.body['text'] ?? [])).toEqual(['before', 'ok', 'ok'])
})
