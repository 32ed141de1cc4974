import { expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { eventFor, saidIn, type ComposerTarget } from '../../../../src/renderer/state/composer/target.ts'
import { ids, ravi } from '../../../support/interface.ts'

const about: ComposerTarget = { kind: 'reply', id: 'e1', author: ravi, text: 'Tea?' }
const people = [{ device: ravi, name: 'Ravi', tag: '' }]

test('a name that several people have, written without a tag, mentions all of them', () => {
  const members = [
    { device: 'x', name: 'Ana', tag: 'k3f2' },
    { device: 'y', name: 'Ana', tag: 'p7aa' },
    { device: 'z', name: 'Anton', tag: '' }
  ]
  const mentioned = (text: string): unknown => saidIn(text, members).mentions?.toSorted()
  expect(mentioned('@ana, where are you?')).toEqual(['x', 'y'])
  expect(mentioned('@Ana p7aa, and you?')).toEqual(['y'])
  expect(mentioned('@Ana p7aa and @Anton')).toEqual(['y', 'z'])
  expect(mentioned('@Anastasia')).toBeUndefined()
})

test('a reply names its target and the mentioned people', () => {
  expect(eventFor(ids.lobby, about, 'yes @Ravi', people)).toEqual({
    room: ids.lobby,
    kind: 'message.posted',
    body: { text: 'yes @Ravi', mentions: [ravi], reply: 'e1' }
  })
})

test('an edit names its target', () => {
  expect(eventFor(ids.lobby, { ...about, kind: 'edit' }, 'Milk?', people)).toEqual({
    room: ids.lobby,
    kind: 'message.edited',
    body: { text: 'Milk?', target: 'e1' }
  })
})

test('the word for all of a room in any language mentions everyone, unless a member has that name', () => {
  const saying = (text: string, among = people): unknown => eventFor(ids.lobby, null, text, among).body
  expect(saying('@room and @Ravi')).toEqual({ text: '@room and @Ravi', mentions: [ravi], everyone: true })
  expect(saying('今日は＠全員で')).toEqual({ text: '今日は＠全員で', everyone: true })
  expect(saying('`@room` @roommate x@room')).toEqual({ text: '`@room` @roommate x@room' })
  const alle = { device: ravi, name: 'Alle', tag: '' }
  expect(saying('hi @alle', [alle])).toEqual({ text: 'hi @alle', mentions: [ravi] })
})

test('a message mentions no more people than the host accepts', () => {
  const crowd = Array.from({ length: limits.mentions + 1 }, (_, at) => ({
    device: `d${String(at)}`,
    name: `Guest${String(at)}x`,
    tag: ''
  }))
  const { body } = eventFor(ids.lobby, null, crowd.map(({ name }) => `@${name}`).join(' '), crowd)
  expect(body).toMatchObject({ mentions: { length: limits.mentions } })
})
