import { expect, test } from 'vitest'
import { linkedMessage, messageLink } from '#shared/protocol/message-link.ts'
import { parseMarkdown } from '../../../src/renderer/text/markdown.ts'

const linked = { space: 's'.repeat(26), room: 'r'.repeat(26), message: `_-${'a'.repeat(40)}A` }
const link = messageLink('https://192.168.1.20:4717', linked)

test('a link names the message by ids alone, and is read again', () => {
  expect(link).toBe(`https://192.168.1.20:4717/#m=${linked.space}.${linked.room}.${linked.message}`)
  expect(linkedMessage(link)).toEqual(linked)
  expect(linkedMessage(link.slice(link.indexOf('#')))).toEqual(linked)
  expect(linkedMessage(link.replace('#', `#i=${'A'.repeat(43)}&`))).toEqual(linked)
  expect(linkedMessage(` ${link} `)).toEqual(linked)
})

test.each([
  '',
  'https://192.168.1.20:4717/',
  link.replace('#', '?'),
  link.replace('#m=', '#n='),
  link.replace('sss', 'SSS'),
  link.slice(0, -1),
  `${link}.more`,
  `${link}B`
])('%j leads to no message', (other) => {
  expect(linkedMessage(other)).toBeNull()
})

test('a message shows it as one link, whatever stands beside it', () => {
  const shown = JSON.stringify(parseMarkdown(`See (${link}), or ${link}.`))
  expect(shown.split(`"url":"${link}"`)).toHaveLength(3)
})
