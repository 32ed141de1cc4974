import { expect, test, beforeEach } from 'vitest'
import {
  actionsFor,
  actionForKey,
  messageKeys,
  ActiveMessage
} from '../../../../src/renderer/state/timeline/message-actions.svelte.ts'
import { Projection } from '#shared/log/timeline.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import type { MessageRow } from '../../../../src/renderer/state/timeline/rows.ts'
import { reuseRows } from '../../../../src/renderer/state/timeline/row-cache.ts'
import { messages, mina, placed } from '../../../support/interface.ts'

const plainRow = { id: 'x', deleted: false, mine: true, pinned: false, reactions: [] }

test('own messages allow all actions, other messages neither edit nor delete', () => {
  expect(actionsFor(plainRow)).toEqual(['react', 'reply', 'edit', 'copy', 'link', 'pin', 'delete'])
  expect(actionsFor({ ...plainRow, mine: false })).toEqual(['react', 'reply', 'copy', 'link', 'pin'])
})

test('a pinned message can be unpinned', () => {
  expect(actionsFor({ ...plainRow, pinned: true })).toContain('unpin')
})

test('a message that the host does not have, or that was deleted, cannot be amended', () => {
  const theirs = { ...plainRow, mine: false }
  expect(actionsFor(theirs, { mayRemove: true })).toEqual(['react', 'reply', 'copy', 'link', 'pin', 'remove'])
  expect(actionsFor({ ...plainRow, id: null }, { isArchived: true })).toEqual(['copy', 'delete'])
  expect(actionsFor(theirs, { mayRemove: true, isArchived: true })).toEqual(['copy', 'link', 'remove'])
  expect(actionsFor(plainRow, { mayRemove: true })).not.toContain('remove')
  expect(actionsFor({ ...plainRow, id: null })).toEqual(['edit', 'copy', 'delete'])
  expect(actionsFor({ ...plainRow, deleted: true })).toEqual([])
})

const mine = actionsFor({ ...plainRow, reactions: [{ emoji: '👍', by: ['m'] }] })
const theirs = actionsFor({ ...plainRow, mine: false, pinned: true })

const keyEvent = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more
})

test('letters run the allowed actions', () => {
  expect(['r', '+', 'e', 'c', 'p', 'Delete'].map((key) => actionForKey(keyEvent(key), mine))).toEqual([
    'reply',
    'react',
    'edit',
    'copy',
    'pin',
    'delete'
  ])
})

test('actions that are not allowed, and letters with a modifier, do nothing', () => {
  expect(['e', 'p', 'Delete'].map((key) => actionForKey(keyEvent(key), theirs))).toEqual([
    null,
    'unpin',
    null
  ])
  expect(actionForKey(keyEvent('r', { ctrlKey: true }), mine)).toBeNull()
})

test('keyboards of other scripts use the same positions', () => {
  expect(actionForKey(keyEvent('ق', { code: 'KeyR' }), mine)).toBe('reply')
})

test('every action has a key', () => {
  const actions = messageKeys.map(({ action }) => action)
  expect([...mine, ...theirs].every((act) => actions.includes(act))).toBe(true)
})

function rowsOf(me: string): MessageRow[] {
  const projection = new Projection(sha256)
  projection.add([...messages(1, 2), placed(3, mina, 'mine')])
  const { items } = projection
  const about = { items: [...items], peopleAt: () => 2, drafts: [], me, unreadFrom: null, complete: true }
  return reuseRows()(about).filter((row) => row.kind === 'message')
}

const [first, second] = rowsOf(mina) as [MessageRow, MessageRow]
let done: unknown[]
let active: ActiveMessage<string>
let hasOrigin = true
let deleted: string | null

function press(key: string, row = first): boolean {
  return active.press(row, keyEvent(key), 'the row')
}

beforeEach(() => {
  done = []
  deleted = null
  active = new ActiveMessage({
    room: () => 'lobby',
    me: () => mina,
    isDeleted: (id) => id === deleted,
    composer: () => ({
      reply: ({ id }) => done.push(['reply', id]),
      edit: ({ id, text, ticket }) => done.push(['edit', id, text, ...(ticket === undefined ? [] : [ticket])])
    }),
    write: ({ kind, body }) => done.push([kind, body]),
    confirmDelete: (target) => done.push(['delete?', target]),
    copy: (text) => done.push(['copy', text]),
    linkTo: (id) => (hasOrigin ? `link to ${id}` : null),
    copyLink: (link) => done.push([link])
  })
})

test('the toolbar is at the hovered message, until the pointer leaves it', () => {
  active.hover(first.key)
  active.hover(second.key)
  active.endHover(first.key)
  expect(active.toolbarKey).toBe(second.key)
  active.endHover(second.key)
  expect(active.toolbarKey).toBeNull()
})

test('nothing is done with a message that was deleted while its menu was open', () => {
  active.openMenu(first, 'the row')
  deleted = first.id
  active.act('edit', first)
  active.act('copy', first)
  active.react(first, '🎉')
  expect([active.menu, done]).toEqual([null, []])
})

test('while a reaction is chosen the toolbar stays', () => {
  const anchor = 'the toolbar'
  active.chooseReaction(first, anchor)
  active.hover(second.key)
  expect([active.toolbarKey, active.reacting]).toEqual([first.key, { row: first, anchor }])
  active.react(first, '🎉')
  expect([active.toolbarKey, active.reacting, done]).toEqual([
    second.key,
    null,
    [['reaction.added', { target: first.id, emoji: '🎉' }]]
  ])
})

test('the sheet shows all actions, and closes after one', () => {
  expect([press('Enter'), active.sheet]).toEqual([true, first])
  active.act('reply', first)
  expect([active.sheet, done]).toEqual([null, [['reply', first.id]]])
  active.openSheet(first)
  active.close()
  expect(active.sheet).toBeNull()
})

test('a menu opens where it was called, for a message with which something can be done, and closes after one', () => {
  expect(active.openMenu({ ...first, deleted: true }, 'there')).toBe(false)
  expect([active.openMenu(first, 'there'), active.menu]).toEqual([true, { row: first, anchor: 'there' }])
  active.act('reply', first)
  expect([active.menu, done]).toEqual([null, [['reply', first.id]]])
})

test('letters run their actions, and others do nothing', () => {
  expect([press('r'), done]).toEqual([true, [['reply', first.id]]])
  expect([press('+'), active.reacting?.row.key]).toEqual([true, first.key])
  active.close()
  expect([press('5'), active.sheet, done.length]).toEqual([false, null, 1])
})

test('actions are sent as events, or passed to the composer or a dialog', () => {
  const [, , own] = rowsOf(mina) as [MessageRow, MessageRow, MessageRow]
  for (const action of ['copy', 'edit', 'pin', 'unpin', 'delete'] as const) active.act(action, own)
  expect(done).toEqual([
    ['copy', 'mine'],
    ['edit', own.id, 'mine'],
    ['message.pinned', { target: own.id }],
    ['message.unpinned', { target: own.id }],
    ['delete?', { id: own.id }]
  ])
})

test('a link is offered while it can be made', () => {
  press('l')
  expect(done).toEqual([[`link to ${first.id ?? ''}`]])
  hasOrigin = false
  expect(active.actionsFor(first)).not.toContain('link')
  hasOrigin = true
})

test('an own reaction is removed by giving it again', () => {
  active.react({ ...first, reactions: [{ emoji: '🎉', by: [mina] }] }, '🎉')
  expect(done).toEqual([['reaction.removed', { target: first.id, emoji: '🎉' }]])
})

test('a reaction of others is added', () => {
  active.react({ ...first, reactions: [{ emoji: '🎉', by: ['another'] }] }, '🎉')
  expect(done).toEqual([['reaction.added', { target: first.id, emoji: '🎉' }]])
})

test('a deleted message has no sheet', () => {
  active.openSheet({ ...first, deleted: true })
  expect(active.sheet).toBeNull()
})

test('a message that the host does not have can be copied, and nothing else', () => {
  const unsent = { ...first, id: null }
  for (const action of ['reply', 'edit', 'pin', 'delete'] as const) active.act(action, unsent)
  active.react(unsent, '🎉')
  active.act('copy', unsent)
  expect(done).toEqual([['copy', first.text]])
})

test('a message that waits can be edited, copied and withdrawn by its ticket', () => {
  const waiting = { ...first, id: null, ticket: 't1', mine: true, text: 'tomorow' }
  for (const key of ['r', '+', 'e', 'Delete', 'c']) press(key, waiting)
  expect(done).toEqual([
    ['edit', 't1', 'tomorow', 't1'],
    ['delete?', { ticket: 't1' }],
    ['copy', 'tomorow']
  ])
})
