import { expect, test } from 'vitest'
import { cleanEmoji, isEmoji } from '#shared/values/emoji.ts'
import { emoji } from '../../../src/renderer/text/emoji.ts'
import { quickReactions } from '../../../src/renderer/state/timeline/message-actions.svelte.ts'

test('every emoji of the picker is accepted', () => {
  const picked = [...emoji.map((one) => one.emoji), ...quickReactions]
  expect(picked.filter((one) => !isEmoji(one))).toEqual([])
  expect(new Set(emoji.map((one) => one.emoji)).size).toBe(emoji.length)
})

test.each(['👍', '❤️', '👩🏽‍🚀', '🇩🇪', '1️⃣', '👩‍👩‍👧‍👦'])('%s is one', (text) => {
  expect(isEmoji(text)).toBe(true)
  expect(cleanEmoji(text)).toBe(text)
})

test.each([
  '',
  ' ',
  '1',
  '<1>',
  'a',
  '👍👍',
  '👍 ',
  '\u202e',
  '\u200b',
  '👍\u0301',
  '🇩',
  '\u{e0041}',
  '\u200d'
])('JSON %j is no emoji, read or written', (text) => {
  expect(isEmoji(text)).toBe(false)
  expect(cleanEmoji(text)).toBe('')
})

test.each([
  ['with a mark too many', '👍\ufe0f', '👍'],
  ['with a mark too few', '❤', '❤\ufe0f'],
  ['as text', '☺\ufe0e', '☺\ufe0f'],
  ['with a mark too few inside', '🏳\u200d🌈', '🏳\ufe0f\u200d🌈'],
  ['of a newer list, with a mark', '\u{1faef}\ufe0f', '\u{1faef}'],
  ['of a newer list', '\u{1faef}\u200d\u{1faee}', '\u{1faef}\u200d\u{1faee}']
])('an emoji %s is read, and not accepted', (_, text, read) => {
  expect(isEmoji(text)).toBe(false)
  expect(cleanEmoji(text)).toBe(read)
})
