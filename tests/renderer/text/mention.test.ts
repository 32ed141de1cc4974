import { expect, test } from 'vitest'
import { everyoneWord, everyoneWords, mentionsIn } from '../../../src/renderer/text/mention.ts'
import type { Mentionable } from '../../../src/renderer/text/mention-finder.ts'
import { parseMarkdown } from '../../../src/renderer/text/markdown.ts'

const sam = { device: 's', name: 'Sam', tag: '' }
const samantha = { device: 'a', name: 'Samantha Jones', tag: '' }
const people = [sam, samantha]

test('a name after an @ is a mention, and the longest name wins', () => {
  expect(mentionsIn('@Sam, ask @samantha jones!', people)).toEqual(['s', 'a'])
  expect(mentionsIn('@Samantha', people)).toEqual([])
  expect(mentionsIn('mail me@Sam.org, @Sammy', people)).toEqual([])
  expect(mentionsIn('@Sam @Sam', people)).toEqual(['s'])
})

test('a word for all that is the name of a person is not offered, but another one', () => {
  const named = (name: string): Mentionable => ({ device: `of ${name}`, name, tag: '' })
  expect(everyoneWord('room', people)).toBe('room')
  expect(everyoneWord('todos', [named('room')])).toBe('todos')
  expect(everyoneWord('room', [named('Room')])).toBe('alle')
  expect(everyoneWord('room', everyoneWords.map(named))).toBeNull()
})

test('a person who shares a name is mentioned with the tag', () => {
  const two = [
    { device: 'x', name: 'Ana', tag: 'k3f2' },
    { device: 'y', name: 'Ana', tag: 'p7aa' }
  ]
  expect(mentionsIn('@Ana p7aa and @Ana', two)).toEqual(['y'])
})

const drawn = (text: string, mentioned: readonly Mentionable[]): string =>
  parseMarkdown(text, mentioned)
    .flatMap((block) => (block.kind === 'paragraph' ? block.inside : []))
    .map((inline) =>
      inline.kind === 'mention' ? `{${inline.text}}` : inline.kind === 'text' ? inline.text : '…'
    )
    .join('')

test('a mention may be in italics, by either sign', () => {
  expect(drawn('_@Sam_ and *@Sam*, _see @Samantha Jones_', people)).toBe('… and …, …')
  expect(mentionsIn('_@Sam_ and _see @Samantha Jones_', people)).toEqual(['s', 'a'])
  expect(mentionsIn('a_@Sam, @Sam_b, _x_@Sam', people)).toEqual([])
})

test('the text between mentions is complete', () => {
  expect(drawn('a @Sam b @nobody @SAM', people)).toBe('a {@Sam} b @nobody {@SAM}')
})

test.each([
  'use `@Sam`',
  '```\n@Sam\n```',
  '```@Sam\nsaid```',
  'https://a.example/@Sam',
  '[@Sam](https://a.example)',
  'http://user:@Sam/',
  'joe@Sam.com'
])('nobody is called in code, in a link or in an e-mail address: %j', (text) => {
  expect(mentionsIn(text, people)).toEqual([])
})

test('a mention may stand in quotes, lists and formats', () => {
  expect(mentionsIn('> @Sam\n\n- **@Samantha Jones**', people)).toEqual(['s', 'a'])
})

const tanaka = { device: 't', name: '田中', tag: '' }
const ichiro = { device: 'i', name: '田中一郎', tag: '' }
const thai = { device: 'h', name: 'สมชาย', tag: '' }
const kim = { device: 'k', name: '김민수', tag: '' }

test.each([
  ['今日は@田中', 'は{@田中}'],
  ['@田中さん、明日', '{@田中}さん'],
  ['、@田中', '、{@田中}'],
  ['（@田中）', '（{@田中}）'],
  ['＠田中さん', '{＠田中}さん'],
  ['@田中san', '{@田中}san'],
  ['今日は@Samさんと', '{@Sam}さん'],
  ['@田中一郎さん', '{@田中一郎}さん'],
  ['สวัสดี@สมชายครับ', '{@สมชาย}ครับ'],
  ['@김민수님께', '{@김민수}님']
])('letters of a script without blanks may stand beside a mention: %s', (text, mention) => {
  expect(drawn(text, [...people, tanaka, ichiro, thai, kim])).toContain(mention)
})

test('a name is found in any encoding and case, whole with its marks', () => {
  const zoe = { device: 'z', name: 'Zo\u00eb', tag: '' }
  const heart = { device: 'e', name: 'Mina \u2764', tag: '' }
  const jamo = '@\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e'
  expect(drawn('@Zoe\u0308, @ZO\u00cb', [zoe])).toBe('{@Zoe\u0308}, {@ZO\u00cb}')
  expect(drawn('@mina \u2764\ufe0f!', [heart])).toBe('{@mina \u2764\ufe0f}!')
  expect(drawn(`${jamo}!`, [kim])).toBe(`{${jamo}}!`)
  expect(mentionsIn('@Zoe\u0308', [{ device: 'o', name: 'Zoe', tag: '' }])).toEqual([])
})

test('signs in a name are no marks', () => {
  const names = ['_max_', '*star*', 'C++', 'Mina 🌸', 'Mr *Star*', '`root`', '[x](https://a.b)']
  const known = names.map((name) => ({ device: name, name, tag: '' }))
  expect(mentionsIn(names.map((name) => `@${name}`).join(', '), known)).toEqual(names)
})
