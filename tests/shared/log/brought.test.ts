/** What a host takes that another host has taken before: one row per answer. */
import { describe, expect, test } from 'vitest'
import { directRoomId, type LogEvent } from '#shared/log/event.ts'
import { applyToSpace, asKnown } from '#shared/log/kinds.ts'
import { refusalOfBrought } from '#shared/log/rules.ts'
import { emptySpace, type SpaceState } from '#shared/log/space-state.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { vectors } from './vectors.ts'

const { hash } = nodeCrypto
const space = 'a'.repeat(26)
const [lobby, club, fresh] = ['l', 'c', 'f'].map((letter) => letter.repeat(26)) as [string, string, string]
const mina = vectors.device
const [host, omar, noor, gone, stranger] = ['h', 'o', 'n', 'g', 's'].map((letter) => letter.repeat(52)) as [
  string,
  string,
  string,
  string,
  string
]
const direct = directRoomId(space, [mina, omar], hash)
const target = 'A'.repeat(43)
const key = 'A'.repeat(43)

type Line = [author: string, room: string, kind: string, body: LogEvent['body'], aseq?: number]

function event([author, room, kind, body, aseq = 1]: Line): LogEvent {
  return { v: 1, space, room, author, aseq, prev: null, at: 0, sig: '', kind, body }
}

const introduced = (device: string): Line => [
  device,
  space,
  'member.introduced',
  { key, name: 'A', colour: 0, guest: false }
]
const room = (access: string, invited: string[] = []): LogEvent['body'] => ({ name: 'Room', access, invited })
const says: LogEvent['body'] = { text: 'x' }

/** A lobby with Omar, who has left it; a private club of Mina's with Noor invited; `gone` wrote five events before it was removed. */
const history: Line[] = [
  [host, space, 'space.created', { name: 'Space', lobby }],
  ...[host, mina, omar, noor, gone].map(introduced),
  [host, lobby, 'room.created', room('open')],
  [omar, lobby, 'member.joined', {}, 2],
  [omar, lobby, 'member.left', {}, 3],
  [gone, lobby, 'member.joined', {}, 2],
  [mina, club, 'room.created', room('private', [noor])],
  [host, lobby, 'member.removed', { member: gone, after: 5 }]
]

function stateAfter(...more: Line[]): SpaceState {
  const made = emptySpace(space)
  for (const line of [...history, ...more]) {
    const known = asKnown(event(line))
    if (known) applyToSpace(made, known)
  }
  return made
}

const rows: [string, Line, string | null][] = [
  ['an unknown kind', [omar, lobby, 'message.starred', { target }], 'invalid'],
  ['a body that lacks something', [omar, lobby, 'message.posted', {}], 'invalid'],
  [
    'a body that is too large',
    [omar, lobby, 'message.posted', { text: 'x', more: Array<number>(1024).fill(0) }],
    'too-large'
  ],
  ['what a stranger wrote', [stranger, lobby, 'message.posted', says], 'forbidden'],
  ['an introduction with a wrong key', introduced(noor), 'invalid'],
  [
    'an introduction',
    [mina, space, 'member.introduced', { key: vectors.publicKey, name: 'M', colour: 0, guest: false }],
    null
  ],
  [
    'an introduction in a room',
    [mina, lobby, 'member.introduced', { key: vectors.publicKey, name: 'M', colour: 0, guest: false }],
    'invalid'
  ],
  ['what the removed wrote before', [gone, lobby, 'message.posted', says, 5], null],
  ['also that they joined', [gone, lobby, 'member.joined', {}, 5], null],
  ['not what they wrote later', [gone, lobby, 'message.posted', says, 6], 'removed'],
  ['not even their introduction', [gone, space, 'member.introduced', {}, 6], 'removed'],
  ['in a room that is not there', [omar, fresh, 'message.posted', says], 'not-found'],
  ['in the space’s own log', [omar, space, 'message.posted', says], 'not-found'],
  ['from one who was inside', [omar, lobby, 'message.posted', says], null],
  ['from one who never was', [noor, lobby, 'message.posted', says], 'not-in-room'],
  ['from one who was only invited', [noor, club, 'message.posted', says], 'not-in-room'],
  ['from one who may not see the room', [omar, club, 'message.posted', says], 'not-found'],
  ['an edit of whatever there is', [omar, lobby, 'message.edited', { target, text: 'x' }], null],
  ['a second join', [omar, lobby, 'member.joined', {}, 2], null],
  ['a join by the invited', [noor, club, 'member.joined', {}], null],
  ['a join by others', [omar, club, 'member.joined', {}], 'not-found'],
  ['leaving where one never was', [noor, lobby, 'member.left', {}], 'not-in-room'],
  ['an invitation by one inside', [mina, club, 'member.invited', { member: omar }], null],
  ['an invitation by the invited', [noor, club, 'member.invited', { member: omar }], 'not-in-room'],
  ['an invitation to an open room', [omar, lobby, 'member.invited', { member: mina }], 'forbidden'],
  ['a description', [omar, lobby, 'room.described', { name: 'New', topic: '' }], null],
  ['archiving by the creator', [mina, club, 'room.archived', {}], null],
  ['archiving by others', [noor, club, 'room.archived', {}], 'forbidden'],
  ['archiving the lobby', [host, lobby, 'room.archived', {}], 'forbidden'],
  ['a second reopening', [mina, club, 'room.reopened', {}], null],
  ['a removal', [host, lobby, 'member.removed', { member: omar, after: 3 }], null],
  ['a second one', [host, lobby, 'member.removed', { member: gone, after: 5 }], null],
  ['one of an older log', [host, space, 'member.removed', { member: omar }], null],
  ['one by others', [mina, lobby, 'member.removed', { member: omar, after: 3 }], 'forbidden'],
  [
    'one of the device that started the space',
    [host, lobby, 'member.removed', { member: host, after: 3 }],
    'forbidden'
  ],
  ['one in another room', [host, club, 'member.removed', { member: omar, after: 3 }], 'invalid'],
  ['a readmission', [host, lobby, 'member.readmitted', { member: omar }], null],
  ['one by others', [mina, lobby, 'member.readmitted', { member: omar }], 'forbidden'],
  ['a name of the space', [host, space, 'space.renamed', { name: 'Space' }], null],
  ['one by others', [mina, space, 'space.renamed', { name: 'New' }], 'forbidden'],
  ['one in a room', [host, lobby, 'space.renamed', { name: 'New' }], 'invalid'],
  ['the removal of a message by others', [omar, lobby, 'message.removed', { target }], 'forbidden'],
  ['that by the device that started the space', [host, lobby, 'message.removed', { target }], null],
  ['a creation of the space', [host, space, 'space.created', { name: 'Space', lobby }], 'forbidden'],
  ['a new room', [omar, fresh, 'room.created', room('open')], null],
  ['a private one, also with strangers', [omar, fresh, 'room.created', room('private', [stranger])], null],
  ['an open one with invited people', [omar, fresh, 'room.created', room('open', [mina])], 'invalid'],
  ['one with the space’s id', [omar, space, 'room.created', room('open')], 'invalid'],
  ['a direct room', [mina, direct, 'room.created', room('direct', [omar])], null],
  ['one with another id', [mina, fresh, 'room.created', room('direct', [omar])], 'invalid'],
  ['an open one with its id', [noor, direct, 'room.created', room('open')], 'invalid'],
  ['a second creation, by one inside', [mina, club, 'room.created', room('private')], null],
  ['a second creation, by others', [omar, club, 'room.created', room('private')], 'not-found']
]

describe('what is brought', () => {
  test.each(rows)('%s', (_, line, refusal) => {
    expect(refusalOfBrought(stateAfter(), event(line), hash)).toBe(refusal)
  })

  test('of another space', () => {
    const foreign = { ...event([omar, lobby, 'message.posted', says]), space: 'b'.repeat(26) }
    expect(refusalOfBrought(stateAfter(), foreign, hash)).toBe('invalid')
  })

  test('after a readmission everything counts again', () => {
    const later = event([gone, lobby, 'message.posted', says, 6])
    const state = stateAfter([host, lobby, 'member.readmitted', { member: gone }, 2])
    expect(refusalOfBrought(state, later, hash)).toBeNull()
  })

  test('both creations of a direct room', () => {
    const state = stateAfter([omar, direct, 'room.created', room('direct', [mina])])
    const other = event([mina, direct, 'room.created', room('direct', [omar])])
    expect(refusalOfBrought(state, other, hash)).toBeNull()
    expect(refusalOfBrought(state, event([mina, direct, 'message.posted', says]), hash)).toBeNull()
    expect(refusalOfBrought(state, event([omar, direct, 'member.left', {}]), hash)).toBe('forbidden')
  })

  test.each([
    [omar, 'message.posted', null],
    [omar, 'message.edited', null],
    [noor, 'message.posted', 'not-in-room'],
    [omar, 'message.deleted', 'invalid'],
    [omar, 'member.joined', 'invalid'],
    [omar, 'room.created', 'invalid']
  ])('without a body, by %s: %s', (author, kind, refusal) => {
    const erased = { ...event([author, lobby, kind, {}]), erased: target }
    expect(refusalOfBrought(stateAfter(), erased, hash)).toBe(refusal)
  })
})
