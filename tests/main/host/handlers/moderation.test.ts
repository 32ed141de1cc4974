/** message.removed: the one who started a space deletes messages of others, and everything that came of them goes. */
import { describe, expect, test } from 'vitest'
import { deviceIdOf, eventId, signEvent, type Placed } from '#shared/log/event.ts'
import { timeline, type MessageItem } from '#shared/log/timeline.ts'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import type { SessionDeps } from '#shared/session/deps.ts'
import { Verifier } from '#shared/session/verifier.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../../src/main/store/space-file.ts'
import { startSpace, tempFolder, type Space } from '../../../support/chat.ts'
import type { Person } from '../../../support/person.ts'

const { hash } = nodeCrypto

interface Scene {
  space: Space
  host: Person
  omar: Person
  noor: Person
  /** Omar's. */
  target: string
}

async function scene(text = 'a rude word @Noor'): Promise<Scene> {
  const space = await startSpace()
  const host = await space.join('Host', { keys: space.keys, wait: false })
  await host.sees('the lobby', () => host.room('Lobby').membership === 'joined')
  const [omar, noor] = [await space.join('Omar'), await space.join('Noor')]
  const body = { text, mentions: [noor.device] }
  await omar.requests('event:write', { room: space.lobby, kind: 'message.posted', body })
  const { event } = await noor.receives(text)
  await host.receives(text)
  return { space, host, omar, noor, target: eventId(event, hash) }
}

const removes = (
  by: Person,
  { space, target }: Pick<Scene, 'space' | 'target'>,
  room = space.lobby
): Promise<string> => by.requests('event:write', { room, kind: 'message.removed', body: { target } })

const removalSeen = (person: Person): Promise<void> =>
  person.sees('the removal', () => person.received.some(({ event }) => event.kind === 'message.removed'))

async function messageOf(person: Person, { space, target }: Scene): Promise<MessageItem | undefined> {
  const reply = await person.session.request('log:read', { room: space.lobby, limit: 200 })
  if (!reply.ok) throw new Error(reply.code)
  return timeline(reply.placed, hash).find(
    (item): item is MessageItem => item.id === target && item.kind === 'message'
  )
}

describe('the host deletes a message of another member', () => {
  test('and everyone sees that the host did, without its text', async () => {
    const there = await scene()
    const { host, omar, noor } = there
    expect(noor.room('Lobby')).toMatchObject({ unread: 1, mentions: 1 })
    expect(await removes(host, there)).toBe('ok')
    for (const person of [host, omar, noor]) {
      await removalSeen(person)
      expect(await messageOf(person, there)).toMatchObject({
        text: '',
        deleted: true,
        removed: true,
        pinned: false
      })
      expect(person.errors).toEqual([])
    }
    await noor.sees(
      'nothing unread',
      () => noor.room('Lobby').unread === 0 && noor.room('Lobby').mentions === 0
    )
    const late = await there.space.join('Late')
    expect(await messageOf(late, there)).toMatchObject({ text: '', deleted: true, removed: true })
  })

  test('and it is gone from the files, with its edits, its pin and its words', async () => {
    const there = await scene('unspeakable')
    const { space, host, omar, target } = there
    const room = space.lobby
    await omar.requests('event:write', {
      room,
      kind: 'message.edited',
      body: { target, text: 'unspeakable twice' }
    })
    await omar.requests('event:write', { room, kind: 'message.pinned', body: { target } })
    await host.sees('the pin', () => host.received.some(({ event }) => event.kind === 'message.pinned'))
    const found = (): number =>
      space.file.log.search(space.id, { text: 'unspeakable', limit: 10 }, [room]).found.length
    expect(found()).toBe(1)
    expect(await removes(host, there)).toBe('ok')
    await removalSeen(host)
    expect(found()).toBe(0)
    const kept = space.file.log.readAfter(space.id, room, 0, 100)
    expect(JSON.stringify(kept)).not.toContain('unspeakable')
    expect(kept.filter(({ event }) => event.erased !== undefined)).toHaveLength(2)
    const { head } = host.room('Lobby')
    const reply = await host.requests('event:write', { room, kind: 'message.pinned', body: { target } })
    expect(reply).toBe('ok') // it is written, refused by the host, and given up with its message
    await host.sees('nothing that waits', () => host.session.view.outbox.length === 0)
    expect(host.room('Lobby').head).toEqual(head)
  })

  test('and nobody else may', async () => {
    const there = await scene()
    const { omar, noor } = there
    await removes(noor, there)
    await noor.sees('the refusal', () => noor.session.view.outbox.some(({ code }) => code === 'forbidden'))
    expect(await messageOf(omar, there)).toMatchObject({ deleted: false })
  })

  test('also in an archived room', async () => {
    const there = await scene()
    const { space, host, omar } = there
    expect(await omar.requests('event:send', { room: space.lobby, kind: 'room.archived', body: {} })).toBe(
      'forbidden'
    )
    const room = await omar.creates('Old', 'open')
    await host.joins('Old')
    await omar.says('old and rude', 'Old')
    const { event } = await host.receives('old and rude')
    await omar.requests('event:send', { room, kind: 'room.archived', body: {} })
    await host.sees('the archive', () => host.room('Old').archived)
    expect(await removes(host, { space, target: eventId(event, hash) }, room)).toBe('ok')
    await removalSeen(omar)
  })

  test('and a notification of it is withdrawn, on the device of the host too', async () => {
    const there = await scene()
    const changes: [string, unknown][] = []
    for (const person of [there.host, there.noor])
      person.session.on('messages:changed', ({ changes: all }) => {
        for (const { id, text } of all) if (id === there.target) changes.push([person.name, text])
      })
    await removes(there.host, there)
    await Promise.all([removalSeen(there.host), removalSeen(there.noor)])
    expect(changes.toSorted(([one], [other]) => one.localeCompare(other))).toEqual([
      ['Host', null],
      ['Noor', null]
    ])
  })
})

test('a host that lets a member remove messages of others is left', async () => {
  const there = await scene()
  const { space, omar, noor } = there
  const verifier = new Verifier(
    { space: space.id, store: memoryStore(), crypto: nodeCrypto } as unknown as SessionDeps,
    {
      member: (device) => noor.session.view.members.find((one) => one.device === device),
      startedBy: noor.session.view.space.by
    }
  )
  const forged = async (keys: DeviceKeys): Promise<void> => {
    const event = await signEvent(
      {
        v: 1,
        space: space.id,
        room: space.lobby,
        author: deviceIdOf(keys.publicKey, hash),
        aseq: 99,
        prev: null,
        kind: 'message.removed',
        body: { target: there.target },
        at: 1
      },
      keys,
      hash
    )
    await verifier.verify(space.lobby, [{ position: { epoch: 1, seq: 1 }, event }], 0)
  }
  await expect(forged(omar.keys)).rejects.toMatchObject({ code: 'invalid' })
  await expect(forged(space.keys)).resolves.toBeUndefined()
})

test.each(['memory', 'disk'] as const)(
  'pages that are read backwards are erased as well (%s)',
  async (where) => {
    const there = await scene()
    const { space, host, target } = there
    await removes(host, there)
    await removalSeen(host)
    const pages = space.file.log.readAfter(space.id, space.lobby, 0, 100)
    const at = pages.findIndex(({ event }) => event.kind === 'message.removed')
    const posted = await originalOf(there, pages)
    const file = where === 'disk' ? openSpaceFile(`${tempFolder()}/copy.db`) : null
    const store = file?.replica.session(space.id, hash) ?? memoryStore()
    store.addEvents(space.lobby, pages.slice(at))
    store.addEvents(space.lobby, posted.slice(0, at))
    expect(store.message(space.lobby, target)).toBeNull()
    expect(JSON.stringify(store.readEvents(space.lobby, undefined, 100))).not.toContain('rude')
    file?.close()
  }
)

/** The pages as they were before the removal. */
async function originalOf({ noor, target }: Scene, pages: readonly Placed[]): Promise<Placed[]> {
  await removalSeen(noor)
  const before = noor.received.find(({ event }) => eventId(event, hash) === target)
  return pages.map((one) => (eventId(one.event, hash) === target && before ? before : one))
}
