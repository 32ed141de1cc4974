/** An event that would change nothing is refused, of every kind: it would only take time of all, or undo something. */
import { expect, test } from 'vitest'
import type { JsonObject } from '#shared/log/canonical.ts'
import { eventId, newRoomId } from '#shared/log/event.ts'
import { kindNames, type Kind } from '#shared/log/kinds.ts'
import { requestFor } from '#shared/protocol/requests.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  openClient,
  type ContractClient
} from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

interface Scene {
  space: Space
  host: ContractClient
  mina: ContractClient
  omar: ContractClient
  /** Of Mina's, private, with the host in it. */
  club: string
  /** A message of Mina's in the club. */
  target: string
}

async function scene(): Promise<Scene> {
  const space = await startSpace()
  const host = await openClient(space, { keys: space.keys })
  accepted(await host.enter())
  const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
  const club = newRoomId(nodeCrypto)
  const body = { name: 'Club', access: 'private', invited: [host.device] }
  accepted(await mina.write('room:create', club, 'room.created', body))
  accepted(await host.joins(club))
  accepted(await mina.posts(club, 'mine'))
  const [posted] = space.file.log.readBefore(space.id, club, Number.MAX_SAFE_INTEGER, 1)
  if (!posted) throw new Error('nothing was written')
  return { space, host, mina, omar, club, target: eventId(posted.event, nodeCrypto.hash) }
}

interface Act {
  by: ContractClient
  room: string
  body: JsonObject
  /** What the same event gets when it changes nothing. */
  again: string
}

/** What each kind says once with an effect; null where every event changes something, or no member writes it. */
const acts: Record<Kind, ((of: Scene) => Act) | null> = {
  'space.created': null,
  'message.posted': null,
  'member.introduced': ({ space, mina }) => {
    const key = toBase64(mina.keys.publicKey)
    return {
      by: mina,
      room: space.id,
      body: { key, name: 'Minna', colour: 2, guest: false },
      again: 'exists'
    }
  },
  'member.removed': ({ space, host, omar }) => {
    const body = { member: omar.device, after: omar.lastNumber }
    return { by: host, room: space.lobby, body, again: 'not-found' }
  },
  'member.readmitted': ({ space, host, omar }) => {
    const body = { member: omar.device, after: omar.lastNumber } // of the removal before
    return { by: host, room: space.lobby, body, again: 'exists' }
  },
  'member.invited': ({ mina, omar, club }) => {
    return { by: mina, room: club, body: { member: omar.device }, again: 'exists' }
  },
  'member.joined': ({ space, omar }) => ({ by: omar, room: space.lobby, body: {}, again: 'exists' }),
  'member.left': ({ mina, club }) => ({ by: mina, room: club, body: {}, again: 'not-found' }),
  'room.created': ({ omar }) => {
    const body = { name: 'New', access: 'open', invited: [] }
    return { by: omar, room: newRoomId(nodeCrypto), body, again: 'exists' }
  },
  'room.described': ({ mina, club }) => {
    return { by: mina, room: club, body: { name: 'Club', topic: 'Plans' }, again: 'exists' }
  },
  'room.archived': ({ mina, club }) => ({ by: mina, room: club, body: {}, again: 'exists' }),
  'room.reopened': ({ mina, club }) => ({ by: mina, room: club, body: {}, again: 'exists' }),
  'space.renamed': ({ space, host }) => {
    return { by: host, room: space.id, body: { name: 'Another name' }, again: 'exists' }
  },
  'message.edited': ({ mina, club, target }) => {
    const body = { target, text: 'new', mentions: [mina.device] }
    return { by: mina, room: club, body, again: 'exists' }
  },
  'message.deleted': ({ mina, club, target }) => {
    return { by: mina, room: club, body: { target }, again: 'not-found' }
  },
  'message.removed': ({ host, club, target }) => {
    return { by: host, room: club, body: { target }, again: 'not-found' }
  },
  'message.pinned': ({ mina, club, target }) => ({ by: mina, room: club, body: { target }, again: 'exists' }),
  'message.unpinned': ({ mina, club, target }) => ({
    by: mina,
    room: club,
    body: { target },
    again: 'exists'
  }),
  'reaction.added': ({ mina, club, target }) => {
    return { by: mina, room: club, body: { target, emoji: '👍' }, again: 'exists' }
  },
  'reaction.removed': ({ mina, club, target }) => {
    return { by: mina, room: club, body: { target, emoji: '👍' }, again: 'exists' }
  }
}

/** What must be so before these have an effect. */
const before: Partial<Record<Kind, Kind>> = {
  'room.reopened': 'room.archived',
  'member.readmitted': 'member.removed',
  'message.unpinned': 'message.pinned',
  'reaction.removed': 'reaction.added'
}

const cases = kindNames.filter((kind) => acts[kind] !== null)

test.each(cases)('%s is refused when it changes nothing, also after a restart', async (kind) => {
  const of = await scene()
  const act = acts[kind]?.(of)
  if (!act) throw new Error('there is nothing to do')
  const { by, room, body, again } = act
  const write = async (caller: ContractClient, which: Kind): Promise<string> =>
    codeOf(await caller.write(requestFor(which) ?? '', room, which, body))
  const first = before[kind]
  if (first) {
    expect(await write(by, kind)).toBe(again)
    expect(await write(by, first)).toBe('ok')
  }
  expect(await write(by, kind)).toBe('ok')
  const head = of.space.file.log.head(room)
  expect(await write(by, kind)).toBe(again)
  await of.space.restart()
  const later = await openClient(of.space, { keys: by.keys })
  accepted(await later.enter())
  expect(await write(later, kind)).toBe(again)
  expect(of.space.file.log.head(room)).toEqual(head)
})

test('events that follow each other at once are judged by what the ones before them have changed', async () => {
  const { mina, club, target, space } = await scene()
  const react = (kind: Kind): Promise<unknown> =>
    mina.write('event:append', club, kind, { target, emoji: '👍' }).then(codeOf)
  const answers = [
    await react('reaction.added'),
    await react('reaction.removed'),
    await react('reaction.added')
  ]
  expect(answers).toEqual(['ok', 'ok', 'ok'])
  expect(space.file.log.head(club)?.seq).toBe(6)
})
