import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { Projection, type MessageItem } from '#shared/log/timeline.ts'
import { eventId, type Placed } from '#shared/log/event.ts'
import type { Draft } from '#shared/session/contract.ts'
import { overlay } from '../../../../src/renderer/state/timeline/overlay.ts'
import { rowsOf, type MessageRow, type AnyRow } from '../../../../src/renderer/state/timeline/rows.ts'
import { ids, messages, mina, placed, ravi } from '../../../support/interface.ts'
import type { Amendment, BodyOf } from '#shared/log/kinds.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const minute = 60_000

function draft(text: string, more: Partial<Pick<Draft, 'at' | 'code' | 'state' | 'ticket'>> = {}): Draft {
  const ticket = text.slice(0, 1).repeat(26)
  return {
    ticket,
    room: ids.lobby,
    kind: 'message.posted',
    body: { text },
    at: noon,
    state: 'waiting',
    ...more
  }
}

function rows(
  log: Placed[],
  drafts: Draft[] = [],
  unreadFrom: number | null = null,
  complete = true
): readonly AnyRow[] {
  const projection = new Projection(sha256)
  projection.add(log)
  const { items } = projection
  return rowsOf({
    items,
    drafts,
    me: mina,
    unreadFrom,
    complete
  })
}

const kinds = (list: readonly AnyRow[]): string[] => list.map(({ kind }) => kind)
const said = (list: readonly AnyRow[]): MessageRow[] => list.filter((row) => row.kind === 'message')

describe('what separates messages', () => {
  test('a day comes before its first message, and the beginning of the room before everything', () => {
    const log = [placed(1, ravi, 'a', { at: noon - 24 * 60 * minute }), placed(2, ravi, 'b', { at: noon })]
    expect(kinds(rows(log))).toEqual(['begin', 'day', 'message', 'day', 'message'])
  })

  test('the unread line comes once, before the first message that was not seen', () => {
    expect(kinds(rows(messages(1, 4), [], 3))).toEqual([
      'begin',
      'day',
      'message',
      'message',
      'unread',
      'message',
      'message'
    ])
  })

  test('a notice is a row of its own', () => {
    const log = [placed(1, ravi, '', { kind: 'member.joined', at: noon })]
    expect(rows(log)[2]).toMatchObject({ kind: 'notice', notice: 'joined', author: ravi })
  })

  test('many consecutive joins share a row, a few do not', () => {
    const people = ['a', 'b', 'c', 'd'].map(ids.device)
    const log = people.map((who, at) => placed(at + 1, who, '', { kind: 'member.joined', at: noon }))
    expect(rows(log).slice(2)).toMatchObject([{ author: people[3], others: people.slice(0, 3) }])
    expect(kinds(rows(log.slice(0, 2)))).toEqual(['begin', 'day', 'notice', 'notice'])
  })

  test('a person who joins after the unread line has a row below it', () => {
    const log = ['a', 'b', 'c'].map((who, at) =>
      placed(at + 1, ids.device(who), '', { kind: 'member.joined', at: noon })
    )
    expect(kinds(rows(log, [], 3))).toEqual(['begin', 'day', 'notice', 'notice', 'unread', 'notice'])
  })
})

describe('groups', () => {
  const grouping = (log: Placed[]): string[] =>
    said(rows(log)).map(({ first, last }) => (first ? 'f' : '-') + (last ? 'l' : '-'))

  test('one author within a few minutes is one group', () => {
    const log = [0, 1, 2].map((index) => placed(index + 1, ravi, 'x', { at: noon + index * minute }))
    expect(grouping(log)).toEqual(['f-', '--', '-l'])
  })

  test('another author, a pause or a notice begins a new one', () => {
    const log = [
      placed(1, ravi, 'a', { at: noon }),
      placed(2, mina, 'b', { at: noon }),
      placed(3, mina, 'c', { at: noon + 6 * minute }),
      placed(4, ravi, '', { kind: 'member.left', at: noon + 6 * minute }),
      placed(5, mina, 'd', { at: noon + 6 * minute })
    ]
    expect(grouping(log)).toEqual(['fl', 'fl', 'fl', 'fl'])
  })
})

describe('drafts', () => {
  test('come last, as own messages, with their delivery state', () => {
    const list = said(
      rows(messages(1, 1), [draft('soon'), draft('never', { state: 'failed', code: 'storage' })])
    )
    expect(list.map(({ mine, delivery }) => [mine, delivery])).toEqual([
      [false, 'sent'],
      [true, 'waiting'],
      [true, 'failed']
    ])
  })

  test('are not shown twice once the log has them', () => {
    const log = [placed(1, mina, 'hello', { at: noon })]
    expect(said(rows(log, [draft('hello', { state: 'sent' })]))).toHaveLength(1)
    expect(said(rows(log, [draft('hello', { at: noon + 1 })]))).toHaveLength(2)
  })
})

describe('what is before is not loaded', () => {
  const crowd = [1, 2, 3, 4].map((seq) =>
    placed(seq, ids.device(String(seq)), '', { kind: 'member.joined', at: noon })
  )
  const talk = [5, 6, 7, 8].map((seq) =>
    placed(seq, seq < 7 ? ravi : mina, `said ${String(seq)}`, { at: noon + (seq > 7 ? 24 * 60 * minute : 0) })
  )
  const log = [...crowd, ...talk]

  test('older messages change no row that was there', () => {
    const whole = rows(log)
    for (let from = 1; from < log.length; from += 1) {
      const some = rows(log.slice(from), [], null, false)
      if (from < log.length - 1) expect(whole.slice(-some.length), `from ${String(from)}`).toEqual(some)
    }
  })

  test('all but the first item has a row, or all when there is nothing else', () => {
    expect(said(rows(talk, [], null, false)).map(({ text }) => text)).toEqual(['said 6', 'said 7', 'said 8'])
    expect(kinds(rows(crowd, [], null, false))).toEqual(['day', 'notice'])
    expect(kinds(rows(talk.slice(0, 1), [], null, false))).toEqual(['day', 'message'])
  })

  test('a message that waits to be sent does not replace it', () => {
    expect(said(rows(talk.slice(0, 1), [draft('soon')], null, false)).map(({ text }) => text)).toEqual([
      'said 5',
      'soon'
    ])
  })
})

test('edits, reactions, deletions and pins appear in the row', () => {
  const target = eventId(messages(1, 1)[0]?.event ?? expect.fail(), sha256)
  const log = [...messages(1, 2), placed(3, ravi, '', { kind: 'message.deleted', body: { target } })]
  expect(said(rows(log)).map(({ deleted }) => deleted)).toEqual([true, false])
})

test('keys are unique', () => {
  const keys = rows(messages(1, 50), [draft('a'), draft('b')], 10, true).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a reply quotes its target, if that is loaded', () => {
  const [source] = messages(1, 1)
  const reply = eventId(source?.event ?? expect.fail(), sha256)
  const answer = placed(2, mina, 'here', { body: { text: 'here', reply } })
  expect(said(rows([...messages(1, 1), answer]))[1]?.reply).toMatchObject({ author: ravi, text: 'message 1' })
  expect(said(rows([answer]))[0]?.reply).toMatchObject({ id: reply, author: null })
})

test('a deleted reply has no quote, also after a reload', () => {
  const reply = eventId(messages(1, 1)[0]?.event ?? expect.fail(), sha256)
  const answer = placed(2, mina, 'here', { body: { text: 'here', reply } })
  const target = eventId(answer.event, sha256)
  const deletion = placed(3, mina, '', { kind: 'message.deleted', body: { target } })
  expect(said(rows([...messages(1, 1), answer, deletion]))[1]?.reply).toBeNull()
})

const log = [placed(1, mina, 'mine'), ...messages(2, 2)]
const [mine, theirs] = log.map(({ event }) => eventId(event, sha256)) as [string, string]

function loggedItems(): readonly MessageItem[] {
  const projection = new Projection(sha256)
  projection.add(log)
  return projection.items.filter((item) => item.kind === 'message')
}

function amendment<K extends Amendment>(kind: K, body: BodyOf<K>, state: Draft['state'] = 'waiting'): Draft {
  return { ticket: 't'.repeat(26), room: ids.lobby, at: 1, state, kind, body } as unknown as Draft
}

const over = (...drafts: Draft[]) => overlay(loggedItems(), drafts, mina)

test('a pending edit shows at once, and is marked as pending', () => {
  const { items: shown, waiting } = over(amendment('message.edited', { target: mine, text: 'better' }))
  expect(shown[0]).toMatchObject({ text: 'better', edited: true })
  expect([waiting.has(mine), waiting.has(theirs)]).toEqual([true, false])
})

test('pending reactions and deletions apply in the order of the requests', () => {
  const added = amendment('reaction.added', { target: theirs, emoji: '👍' })
  expect(over(added).items[1]).toMatchObject({ reactions: [{ emoji: '👍', by: [mina] }] })
  const removed = amendment('reaction.removed', { target: theirs, emoji: '👍' })
  expect(over(added, removed).items[1]).toMatchObject({ reactions: [] })
  expect(over(amendment('message.deleted', { target: mine })).items[0]).toMatchObject({
    deleted: true,
    text: ''
  })
})

test('a failed amendment changes nothing and is listed at its message', () => {
  const failed = amendment('message.edited', { target: mine, text: 'no' }, 'failed')
  const { items: shown, failed: listed, waiting } = over(failed)
  expect(shown[0]).toMatchObject({ text: 'mine', edited: false })
  expect([listed.get(mine), waiting.size]).toEqual([[failed], 0])
})

test('a failed amendment of a message that is not loaded is still listed', () => {
  const failed = amendment('message.pinned', { target: 'x'.repeat(43) }, 'failed')
  expect(over(failed).stray).toEqual([failed])
})

test('pending edits of other people’s messages are ignored', () => {
  expect(over(amendment('message.edited', { target: theirs, text: 'forged' })).items[1]).toMatchObject({
    author: ravi,
    text: 'message 2'
  })
})

test('a message that failed is no amendment of another', () => {
  const failed = {
    ...amendment('message.edited', { target: mine, text: 'x' }, 'failed'),
    kind: 'message.posted',
    body: { text: 'x' }
  }
  expect(over(failed as Draft, amendment('message.deleted', { target: theirs })).stray).toEqual([])
})
