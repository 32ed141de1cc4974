/** Who may write what: one row per answer the rules can give. */
import { describe, expect, test } from 'vitest'
import { directRoomId } from '#shared/log/event.ts'
import { applyToSpace, type KnownEvent } from '#shared/log/kinds.ts'
import type { EarlierEvents } from '#shared/log/kinds/kind.ts'
import { refusalOf } from '#shared/log/rules.ts'
import { emptySpace, type SpaceState } from '#shared/log/space-state.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { noTally } from '../../support/no-tally.ts'
import { vectors } from './vectors.ts'

/** No event here is about an earlier one. */
const unknown: EarlierEvents = {
  find: () => null,
  tally: () => noTally,
  lastNumberOf: (author) => (author === omar ? 7 : 0)
}
const now = 0

const space = 'a'.repeat(26)
const [lobby, club] = ['l'.repeat(26), 'c'.repeat(26)]
const mina = vectors.device
const [host, omar, noor, gone] = ['h', 'o', 'n', 'g'].map((letter) => letter.repeat(52)) as [
  string,
  string,
  string,
  string
]
const direct = directRoomId(space, [mina, omar], nodeCrypto.hash)

type Line = [author: string, room: string, kind: KnownEvent['kind'], body: object]

function known([author, room, kind, body]: Line): KnownEvent {
  return {
    v: 1,
    space,
    room,
    author,
    aseq: 1,
    prev: null,
    at: 0,
    sig: '',
    kind,
    body
  } as unknown as KnownEvent
}

const introduced = (device: string): Line => [
  device,
  space,
  'member.introduced',
  { key: '', name: device, colour: 0, guest: false }
]
const room = (access: string, invited: string[] = []): object => ({ name: 'Room', access, invited })

const plans = { name: 'Plans', topic: 'What is next' }

/** Host, Mina, Omar and Noor; a lobby with Mina, a private club of Mina's with Omar invited; `gone` was removed. */
const history: Line[] = [
  [host, space, 'space.created', { name: 'Space', lobby }],
  ...[host, mina, omar, noor, gone].map(introduced),
  [host, lobby, 'room.created', room('open')],
  [mina, lobby, 'member.joined', {}],
  [gone, lobby, 'member.joined', {}],
  [mina, club, 'room.created', room('private', [omar])],
  [host, lobby, 'member.removed', { member: gone }]
]

function state(): SpaceState {
  const made = emptySpace(space)
  for (const line of history) applyToSpace(made, known(line))
  return made
}

const fresh = 'f'.repeat(26)
const rows: [string, Line, string | null][] = [
  ['no one creates the space again', [host, space, 'space.created', { name: 'x', lobby }], 'forbidden'],
  ['a stranger writes nothing', ['s'.repeat(52), lobby, 'member.joined', {}], 'forbidden'],
  [
    'a stranger introduces itself with its own key',
    [mina, space, 'member.introduced', { key: vectors.publicKey }],
    null
  ],
  ['but not with another key', [noor, space, 'member.introduced', { key: vectors.publicKey }], 'invalid'],
  ['and in the space’s log only', [mina, lobby, 'member.introduced', { key: vectors.publicKey }], 'invalid'],
  ['the removed introduce themselves no more', introduced(gone), 'removed'],
  ['the removed make no rooms', [gone, fresh, 'room.created', room('open')], 'removed'],
  ['the one who started it removes', [host, lobby, 'member.removed', { member: omar, after: 7 }], null],
  ['naming a number', [host, lobby, 'member.removed', { member: omar }], 'invalid'],
  ['not one of before', [host, lobby, 'member.removed', { member: omar, after: 6 }], 'outdated'],
  ['others do not', [mina, lobby, 'member.removed', { member: omar }], 'forbidden'],
  ['no one removes the one who started it', [host, lobby, 'member.removed', { member: host }], 'forbidden'],
  ['no one is removed twice', [host, lobby, 'member.removed', { member: gone }], 'not-found'],
  ['removing belongs into the lobby', [host, space, 'member.removed', { member: omar }], 'invalid'],
  ['an open room', [noor, fresh, 'room.created', room('open')], null],
  ['an open room invites no one', [noor, fresh, 'room.created', room('open', [mina])], 'invalid'],
  ['a room exists once', [noor, lobby, 'room.created', room('open')], 'exists'],
  ['no room has the space’s id', [noor, space, 'room.created', room('open')], 'exists'],
  ['a private room invites members', [noor, fresh, 'room.created', room('private', [mina])], null],
  ['and no one else', [noor, fresh, 'room.created', room('private', ['s'.repeat(52)])], 'not-found'],
  ['not even the removed', [noor, fresh, 'room.created', room('private', [gone])], 'not-found'],
  ['a direct room of two', [mina, direct, 'room.created', room('direct', [omar])], null],
  ['under its own id', [mina, fresh, 'room.created', room('direct', [omar])], 'invalid'],
  ['not with oneself', [mina, direct, 'room.created', room('direct', [mina])], 'invalid'],
  ['not with two others', [mina, direct, 'room.created', room('direct', [omar, noor])], 'invalid'],
  ['anyone joins an open room', [noor, lobby, 'member.joined', {}], null],
  ['once', [mina, lobby, 'member.joined', {}], 'exists'],
  ['the invited join a private one', [omar, club, 'member.joined', {}], null],
  ['for others it is not there', [noor, club, 'member.joined', {}], 'not-found'],
  ['those inside leave', [mina, lobby, 'member.left', {}], null],
  ['those outside cannot', [noor, lobby, 'member.left', {}], 'not-in-room'],
  ['those inside write', [mina, lobby, 'message.posted', { text: 'x' }], null],
  ['those outside do not', [noor, lobby, 'message.posted', { text: 'x' }], 'not-in-room'],
  ['the invited do not write yet', [omar, club, 'message.posted', { text: 'x' }], 'not-in-room'],
  ['no message in a room that is not there', [mina, fresh, 'message.posted', { text: 'x' }], 'not-found'],
  ['those inside a private room invite', [mina, club, 'member.invited', { member: noor }], null],
  ['into an open room no one is invited', [mina, lobby, 'member.invited', { member: noor }], 'forbidden'],
  ['those inside describe the room', [mina, lobby, 'room.described', plans], null],
  ['those outside do not', [noor, lobby, 'room.described', plans], 'not-in-room'],
  ['nor the invited', [omar, club, 'room.described', plans], 'not-in-room'],
  ['nor those who do not see it', [noor, club, 'room.described', plans], 'not-found'],
  ['who started the space renames it', [host, space, 'space.renamed', { name: 'New' }], null],
  ['others do not', [mina, space, 'space.renamed', { name: 'New' }], 'forbidden'],
  ['it gets another name', [host, space, 'space.renamed', { name: 'Space' }], 'exists'],
  ['renaming belongs into the space’s log', [host, lobby, 'space.renamed', { name: 'New' }], 'invalid'],
  ['who created a room archives it', [mina, club, 'room.archived', {}], null],
  ['those invited do not', [omar, club, 'room.archived', {}], 'forbidden'],
  ['for others it is not there to archive', [noor, club, 'room.archived', {}], 'not-found'],
  ['the lobby is not archived', [host, lobby, 'room.archived', {}], 'forbidden'],
  ['what is open is not reopened', [mina, club, 'room.reopened', {}], 'exists'],
  [
    'no one but who started the space removes messages',
    [mina, lobby, 'message.removed', { target: 'A'.repeat(43) }],
    'forbidden'
  ],
  [
    'no one but who started the space lets a removed member in',
    [omar, lobby, 'member.readmitted', { member: noor }],
    'forbidden'
  ],
  ['no one invites strangers', [mina, club, 'member.invited', { member: 's'.repeat(52) }], 'not-found']
]

describe('the rules', () => {
  test.each(rows)('%s', (_, line, refusal) => {
    expect(refusalOf(state(), known(line), nodeCrypto.hash, unknown, now)).toBe(refusal)
  })

  test.each(['message.starred', 'room.locked', 'constructor', '__proto__'])(
    'a kind that no one knows is refused, even by those inside: %s',
    (kind) => {
      const event = known([mina, lobby, kind as KnownEvent['kind'], { text: 'x', target: 'A'.repeat(43) }])
      const found: EarlierEvents = {
        ...unknown,
        find: () => ({ room: lobby, author: mina, kind: 'message.posted' })
      }
      expect(refusalOf(state(), event, nodeCrypto.hash, found, now)).toBe('invalid')
    }
  )

  describe('in an archived room', () => {
    const garden = 'r'.repeat(26)
    const posted = 'A'.repeat(43)
    const found: EarlierEvents = {
      ...unknown,
      find: () => ({ room: garden, author: mina, kind: 'message.posted' })
    }
    const archived = (): SpaceState => {
      const made = state()
      for (const line of [
        [mina, garden, 'room.created', room('open')],
        [omar, garden, 'member.joined', {}],
        [host, garden, 'room.archived', {}]
      ] satisfies Line[])
        applyToSpace(made, known(line))
      return made
    }
    test.each([
      ['message.posted', { text: 'x' }, 'archived'],
      ['message.edited', { target: posted, text: 'x' }, 'archived'],
      ['message.pinned', { target: posted }, 'archived'],
      ['message.unpinned', { target: posted }, 'archived'],
      ['reaction.added', { target: posted, emoji: '👍' }, 'archived'],
      ['reaction.removed', { target: posted, emoji: '👍' }, 'archived'],
      ['room.described', plans, 'archived'],
      ['room.archived', {}, 'exists'],
      ['message.deleted', { target: posted }, null],
      ['member.left', {}, null],
      ['room.reopened', {}, null]
    ] as const)('%s', (kind, body, refusal) => {
      const event = known([mina, garden, kind, body])
      expect(refusalOf(archived(), event, nodeCrypto.hash, found, now)).toBe(refusal)
    })

    test('members come in to read, and who started the space reopens it from outside', () => {
      const joins = known([noor, garden, 'member.joined', {}])
      expect(refusalOf(archived(), joins, nodeCrypto.hash, found, now)).toBeNull()
      const reopened = known([host, garden, 'room.reopened', {}])
      expect(refusalOf(archived(), reopened, nodeCrypto.hash, found, now)).toBeNull()
      const byOther = known([omar, garden, 'room.reopened', {}])
      expect(refusalOf(archived(), byOther, nodeCrypto.hash, found, now)).toBe('forbidden')
    })
  })

  test('no one leaves, invites to or describes a direct room', () => {
    const made = state()
    applyToSpace(made, known([mina, direct, 'room.created', room('direct', [omar])]))
    const left = known([omar, direct, 'member.left', {}])
    const invited = known([omar, direct, 'member.invited', { member: noor }])
    const described = known([omar, direct, 'room.described', plans])
    expect(refusalOf(made, described, nodeCrypto.hash, unknown, now)).toBe('forbidden')
    expect(refusalOf(made, left, nodeCrypto.hash, unknown, now)).toBe('forbidden')
    expect(refusalOf(made, invited, nodeCrypto.hash, unknown, now)).toBe('forbidden')
  })
})

describe('the state of a space', () => {
  test('is built from its events', () => {
    const { name, by, rooms, members } = state()
    expect({ name, by }).toEqual({ name: 'Space', by: host })
    expect([...(rooms.get(lobby)?.members ?? [])]).toEqual([host, mina])
    expect([...(rooms.get(club)?.invited ?? [])]).toEqual([omar])
    expect(members.get(gone)?.removed).toBe(true)
  })

  test('has the last description of a room', () => {
    const made = state()
    expect(made.rooms.get(lobby)).toMatchObject({ name: 'Room', topic: '' })
    applyToSpace(made, known([mina, lobby, 'room.described', plans]))
    expect(made.rooms.get(lobby)).toMatchObject(plans)
    applyToSpace(made, known([host, lobby, 'room.described', { name: 'Room', topic: '' }]))
    expect(made.rooms.get(lobby)).toMatchObject({ name: 'Room', topic: '' })
  })

  test('a removed member stays removed when it introduces itself again', () => {
    const made = state()
    applyToSpace(made, known(introduced(gone)))
    expect(made.members.get(gone)?.removed).toBe(true)
  })
})
