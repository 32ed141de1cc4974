import { expect, test } from 'vitest'
import { mentionsIn, segments, withMentions } from '../../../src/renderer/text/mention.ts'
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

test('a person who shares a name is mentioned with the tag', () => {
  const two = [
    { device: 'x', name: 'Ana', tag: 'k3f2' },
    { device: 'y', name: 'Ana', tag: 'p7aa' }
  ]
  expect(mentionsIn('@Ana p7aa and @Ana', two)).toEqual(['y'])
})

test('the text between mentions is complete', () => {
  const text = 'a @Sam b @nobody @Sam'
  expect(
    segments(text, people)
      .map((part) => part.text)
      .join('')
  ).toBe(text)
})

test('code and links contain no mentions', () => {
  const [block] = parseMarkdown('**@Sam** `@Sam`')
  if (block?.kind !== 'paragraph') expect.fail()
  expect(withMentions(block.inside, people)).toMatchObject([
    { kind: 'bold', inside: [{ kind: 'mention', device: 's' }] },
    { kind: 'text' },
    { kind: 'code', text: '@Sam' }
  ])
})
