import { beforeEach, expect, test } from 'vitest'
import { Projection } from '#shared/log/timeline.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { ActiveMessage } from '../../../../src/renderer/state/timeline/active-message.svelte.ts'
import type { MessageRow } from '../../../../src/renderer/state/timeline/rows.ts'
import { reuseRows } from '../../../../src/renderer/state/timeline/row-cache.ts'
import { messages, mina, placed } from '../../../support/interface.ts'

function rowsOf(me: string): MessageRow[] {
  const projection = new Projection(sha256)
  projection.add([...messages(1, 2), placed(3, mina, 'mine')])
  const { items } = projection
  const about = { items: [...items], peopleAt: () => 2, drafts: [], me, unreadFrom: null, complete: false }
  return reuseRows()(about).filter((row) => row.kind === 'message')
}

const [first, second] = rowsOf(mina) as [MessageRow, MessageRow]
let done: unknown[]
let pointed: ActiveMessage

function press(key: string, row = first): boolean {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false }
  return pointed.press(row, { ...none, key, target: { name: 'row' } } as unknown as KeyboardEvent)
}

beforeEach(() => {
  done = []
  pointed = new ActiveMessage({
    act: (act, row) => done.push([act, row.key]),
    react: (row, emoji) => done.push([emoji, row.key])
  })
})

test('the tools are at what is pointed at, until that is left', () => {
  pointed.at(first.key)
  pointed.at(second.key)
  pointed.leave(first.key)
  expect(pointed.key).toBe(second.key)
  pointed.leave(second.key)
  expect(pointed.key).toBeNull()
})

test('while a reaction is chosen the tools stay where they are', () => {
  const anchor = {} as HTMLElement
  pointed.chooseReaction(first, anchor)
  pointed.at(second.key)
  expect([pointed.key, pointed.reacting]).toEqual([first.key, { row: first, anchor }])
  pointed.react(first, '🎉')
  expect([pointed.key, pointed.reacting, done]).toEqual([second.key, null, [['🎉', first.key]]])
})

test('the sheet shows all that can be done, and goes with what is done', () => {
  expect([press('Enter'), pointed.sheet]).toEqual([true, first])
  pointed.act('answer', first)
  expect([pointed.sheet, done]).toEqual([null, [['answer', first.key]]])
  pointed.openSheet(first)
  pointed.close()
  expect(pointed.sheet).toBeNull()
})

test('a letter does what it stands for, and others do nothing', () => {
  expect([press('r'), done]).toEqual([true, [['answer', first.key]]])
  expect([press('+'), pointed.reacting?.row.key]).toEqual([true, first.key])
  pointed.close()
  expect([press('5'), pointed.sheet, done.length]).toEqual([false, null, 1])
})
