import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import type { Amendment, BodyOf } from '#shared/log/kinds.ts'
import { Projection, type MessageItem } from '#shared/log/timeline.ts'
import type { Draft } from '#shared/session/contract.ts'
import { overlay } from '../../../../src/renderer/state/timeline/overlay.ts'
import { ids, messages, mina, placed, ravi } from '../../../support/interface.ts'

const log = [placed(1, mina, 'mine'), ...messages(2, 2)]
const [mine, theirs] = log.map(({ event }) => eventId(event, sha256)) as [string, string]

function items(): readonly MessageItem[] {
  const projection = new Projection(sha256)
  projection.add(log)
  return projection.items.filter((item) => item.kind === 'message')
}

function draft<K extends Amendment>(kind: K, body: BodyOf<K>, state: Draft['state'] = 'waiting'): Draft {
  return { ticket: 't'.repeat(26), room: ids.lobby, at: 1, state, kind, body } as unknown as Draft
}

const over = (...drafts: Draft[]) => overlay(items(), drafts, mina)

test('an edit on its way shows already, and says that it is on its way', () => {
  const { items: shown, waiting } = over(draft('message.edited', { target: mine, text: 'better' }))
  expect(shown[0]).toMatchObject({ text: 'better', edited: true })
  expect([waiting.has(mine), waiting.has(theirs)]).toEqual([true, false])
})

test('reactions and deletions show in the order they were asked for', () => {
  const added = draft('reaction.added', { target: theirs, emoji: '👍' })
  expect(over(added).items[1]).toMatchObject({ reactions: [{ emoji: '👍', by: [mina] }] })
  const removed = draft('reaction.removed', { target: theirs, emoji: '👍' })
  expect(over(added, removed).items[1]).toMatchObject({ reactions: [] })
  expect(over(draft('message.deleted', { target: mine })).items[0]).toMatchObject({ deleted: true, text: '' })
})

test('what failed changes nothing and is kept with its message', () => {
  const failed = draft('message.edited', { target: mine, text: 'no' }, 'failed')
  const { items: shown, failed: kept, waiting } = over(failed)
  expect(shown[0]).toMatchObject({ text: 'mine', edited: false })
  expect([kept.get(mine), waiting.size]).toEqual([[failed], 0])
})

test('what failed about a message that is not loaded is not forgotten', () => {
  const failed = draft('message.pinned', { target: 'x'.repeat(43) }, 'failed')
  expect(over(failed).stray).toEqual([failed])
})

test('nobody edits what others wrote, not even in their own window', () => {
  expect(over(draft('message.edited', { target: theirs, text: 'forged' })).items[1]).toMatchObject({
    author: ravi,
    text: 'message 2'
  })
})

test('a message that failed is no amendment of another', () => {
  const failed = {
    ...draft('message.edited', { target: mine, text: 'x' }, 'failed'),
    kind: 'message.posted',
    body: { text: 'x' }
  }
  expect(over(failed as Draft, draft('message.deleted', { target: theirs })).stray).toEqual([])
})
