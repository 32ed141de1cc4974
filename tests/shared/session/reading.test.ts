/** What a member has read, what it keeps, and what it shows while the host is away. */
import { expect, onTestFinished, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import { Impostor } from '#shared/session/deps.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { savedStore, type SavedState } from '../../support/saved-store.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { saysAll } from '../../support/person.ts'
import { noLimits, startSpace, tempFolder, type Person } from '../../support/chat.ts'

const unread = (person: Person): number => person.room('Lobby').unread

const numbered = (text: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${text}${String(at + 1)}`)

const newest = (person: Person): number => person.received.at(-1)?.position.seq ?? 0

test('everything that has arrived is marked as read at once, and the newest message of another as unread again', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  for (const text of ['one', 'two', 'three']) await omar.says(text)
  await mina.receives('three')
  await mina.sees('three unread', () => unread(mina) === 3)
  await mina.requests('log:mark', { room: space.lobby })
  expect(unread(mina)).toBe(0)
  await mina.says('mine')
  await mina.receives('mine')
  await mina.requests('log:unmark', { room: space.lobby })
  expect(unread(mina)).toBe(1)
  await omar.says('four')
  await mina.receives('four')
  await mina.sees('two unread', () => unread(mina) === 2)
})

test('what was read before it was all marked as read can be restored', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  for (const text of ['one', 'two', 'three']) await omar.says(text)
  await mina.receives('three')
  const [, , three] = mina.received.filter(({ event }) => event.kind === 'message.posted')
  const read = (three?.position.seq ?? 0) - 2
  await mina.requests('log:mark', { room: space.lobby, seq: read })
  expect(await mina.session.request('log:mark', { room: space.lobby })).toMatchObject({
    ok: true,
    before: read
  })
  expect(mina.room('Lobby').unread).toBe(0)
  await mina.requests('log:unmark', { room: space.lobby, seq: read })
  expect(mina.room('Lobby').unread).toBe(2)
})

test('the newest message of another that is not deleted is marked as unread', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  for (const text of ['stays', 'goes']) await omar.says(text)
  const { event } = await mina.receives('goes')
  const target = eventId(event, nodeCrypto.hash)
  await omar.requests('event:write', { room: space.lobby, kind: 'message.deleted', body: { target } })
  await mina.sees('one unread', () => unread(mina) === 1)
  await mina.requests('log:mark', { room: space.lobby })
  await mina.requests('log:unmark', { room: space.lobby })
  expect(unread(mina)).toBe(1)
})

test('counts messages of others after the mark', async () => {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  await mina.says('mine')
  for (const text of ['one', 'two', 'three']) await omar.says(text)
  await mina.receives('three')
  await mina.sees('three unread', () => unread(mina) === 3)
  const two = await mina.receives('two')
  await mina.requests('log:mark', { room: space.lobby, seq: two.position.seq })
  expect(unread(mina)).toBe(1)
  await mina.requests('log:mark', { room: space.lobby, seq: 1 })
  expect(unread(mina)).toBe(1)
})

test('for a newcomer, everything written before is read', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  await omar.says('old')
  await omar.receives('old')
  const mina = await space.join('Mina')
  await omar.says('new')
  await mina.receives('new')
  await mina.sees('one unread', () => unread(mina) === 1)
})

test('reads from far back, and loads all that is missing', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  await saysAll(omar, numbered('message ', 350))
  const ada = await space.join('Ada')
  const requested = { room: space.lobby, before: 100, limit: 5 }
  const reply = await ada.session.request('log:read', requested)
  expect(reply).toMatchObject({ ok: true, more: true })
  expect(reply.ok && reply.placed.map(({ position }) => position.seq)).toEqual([95, 96, 97, 98, 99])
})

test('a failed load is not taken for the beginning', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  await saysAll(omar, numbered('message ', 300))
  const ada = await space.join('Ada')
  await ada.leave()
  const reply = await ada.session.request('log:read', { room: space.lobby, before: 50, limit: 5 })
  expect(reply).toMatchObject({ ok: true, placed: [], more: true })
})

test('marks survive a restart, also of a page without stored logs', async () => {
  const space = await startSpace()
  const omar = await space.join('Omar')
  const keys = deviceKeysOf(newIdentityPem())
  let saved: SavedState | null = null
  const save = (state: SavedState): void => void (saved = structuredClone(state))
  const mina = await space.join('Mina', { keys, store: savedStore(null, save) })
  await omar.says('read')
  await mina.receives('read')
  await mina.requests('log:mark', { room: space.lobby, seq: newest(mina) })
  await mina.leave()
  for (const text of ['one', 'two']) await omar.says(text)
  await omar.receives('two')
  const again = await space.join('Mina', { keys, store: savedStore(saved, save) })
  await again.sees('two unread', () => unread(again) === 2)
})

test('little is read of a room at first, and more when it is asked for', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  await saysAll(omar, numbered('', 170))
  const store = memoryStore()
  const mina = await space.join('Mina', { store })
  await mina.receives('170')
  const held = (): number =>
    (store.held(space.lobby)?.newest ?? 0) - (store.held(space.lobby)?.oldest ?? 0) + 1
  expect(held()).toBe(50)
  const reads = async (limit: number): Promise<void> => {
    const page = await mina.session.request('log:read', { room: space.lobby, limit })
    expect(page.ok && page.placed).toHaveLength(limit)
  }
  await reads(50)
  expect(held()).toBe(50)
  await reads(60)
  expect(held()).toBe(100)
})

test('a page without stored logs counts all unread messages of the newest page', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  const keys = deviceKeysOf(newIdentityPem())
  let saved: SavedState | null = null
  const save = (state: SavedState): void => void (saved = structuredClone(state))
  const mina = await space.join('Mina', { keys, store: savedStore(null, save) })
  await saysAll(mina, numbered('mine ', 60))
  await mina.requests('log:mark', { room: space.lobby, seq: newest(mina) })
  await mina.leave()
  await saysAll(omar, numbered('', 120))
  const again = await space.join('Mina', { keys, store: savedStore(saved, save) })
  await again.sees('120 unread', () => unread(again) === 120)
})

test('the newest message of another is marked as unread, however many own ones follow it', async () => {
  const space = await startSpace({ allowances: noLimits })
  const [omar, mina] = [await space.join('Omar'), await space.join('Mina')]
  await omar.says('theirs')
  await mina.receives('theirs')
  await saysAll(mina, numbered('mine ', 60))
  await mina.leave()
  const again = await space.join('Mina', { keys: mina.keys })
  expect(unread(again)).toBe(0)
  expect(await again.requests('log:unmark', { room: space.lobby })).toBe('ok')
  expect(unread(again)).toBe(1)
})

test('a replica shows the space and its history while the host is away', async () => {
  const space = await startSpace()
  const keys = deviceKeysOf(newIdentityPem())
  const path = `${tempFolder()}/mina.db`
  const file = openSpaceFile(path)
  const store = file.replica.session(space.id, nodeCrypto.hash)
  const mina = await space.join('Mina', { keys, store, replicate: true })
  await mina.says('remember me')
  await mina.receives('remember me')
  await mina.leave()
  file.close()
  await space.stop()
  const reopened = openSpaceFile(path)
  onTestFinished(() => reopened.close())
  const reopenedStore = reopened.replica.session(space.id, nodeCrypto.hash)
  const again = await space.join('Mina', { keys, store: reopenedStore, replicate: true })
  expect(again.session.view.members.map(({ name }) => name)).toEqual(['Host', 'Mina'])
  const history = await again.session.request('log:read', { room: again.room('Lobby').id, limit: 50 })
  expect(JSON.stringify(history)).toContain('remember me')
  await again.leave()
})

test('a replica fetches the whole history, though a newcomer needs the last page only', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  await saysAll(omar, numbered('', 450))
  const file = openSpaceFile(`${tempFolder()}/mina.db`)
  const store = file.replica.session(space.id, nodeCrypto.hash)
  const mina = await space.join('Mina', { store, replicate: true })
  await expect.poll(() => store.held(space.lobby)?.oldest).toBe(1)
  expect(store.held(space.lobby)?.newest).toBe(space.file.log.head(space.lobby)?.seq)
  expect(mina.texts().length).toBeLessThan(250)
  await mina.leave()
  file.close()
})

test('scrolling back reaches the beginning, each message once', async () => {
  const space = await startSpace({ allowances: noLimits })
  const omar = await space.join('Omar')
  await saysAll(omar, numbered('', 450))
  const mina = await space.join('Mina')
  const seqs: number[] = []
  for (let more = true; more;) {
    const before = seqs[0] === undefined ? {} : { before: seqs[0] }
    const page = await mina.session.request('log:read', { room: space.lobby, limit: 100, ...before })
    if (!page.ok) throw new Error(page.code)
    seqs.unshift(...page.placed.map(({ position }) => position.seq))
    more = page.more
  }
  expect(seqs).toEqual(Array.from({ length: space.file.log.head(space.lobby)?.seq ?? 0 }, (_, n) => n + 1))
})

test('another device that answers for the host stops the session with a warning', async () => {
  const space = await startSpace()
  const dial = (): Promise<never> => Promise.reject(new Impostor('b'.repeat(52)))
  const mina = await space.join('Mina', { dial, wait: false })
  await mina.sees('the warning', () => mina.session.view.connection.state === 'impostor')
  expect(mina.session.view.connection).toEqual({ state: 'impostor', host: 'b'.repeat(52) })
})

test.each([
  [3, 'host'],
  [1, 'member']
])('a member of version %i is informed that the %s must be updated', async (version, older) => {
  const space = await startSpace()
  const dial: typeof space.dial = async () => {
    const link = await space.dial()
    const request: typeof link.request = (name, payload) =>
      link.request(name, name === 'space:greet' ? { ...payload, v: version } : payload)
    return { ...link, request }
  }
  const mina = await space.join('Mina', { dial, wait: false })
  await mina.sees('who must update', () => mina.session.view.connection.state === 'refused')
  expect(mina.session.view.connection).toMatchObject({ code: 'version', older })
})

test('a removed member is informed', async () => {
  const space = await startSpace()
  const host = await space.join('Host', { keys: space.keys, wait: false })
  await host.sees('the space', () => host.session.view.connection.state === 'open')
  const mina = await space.join('Mina')
  await host.sees('Mina', () => host.session.view.members.some(({ device }) => device === mina.device))
  expect(
    await host.requests('event:send', {
      room: space.lobby,
      kind: 'member.removed',
      body: { member: mina.device }
    })
  ).toBe('ok')
  await mina.sees('the refusal', () => mina.session.view.connection.state === 'refused')
  expect(mina.session.view.connection).toMatchObject({ code: 'removed' })
  await mina.leave()
})

test.each(['on a disk', 'in memory'])(
  'unread counts follow edits and deletions of others: %s',
  async (where) => {
    const space = await startSpace()
    const omar = await space.join('Omar')
    const file = openSpaceFile(`${tempFolder()}/mina.db`)
    onTestFinished(() => file.close())
    const store = where === 'on a disk' ? file.replica.session(space.id, nodeCrypto.hash) : memoryStore()
    const mina = await space.join('Mina', { store })
    const counts = (): string =>
      `${String(unread(mina))} unread, ${String(mina.room('Lobby').mentions)} mentions`
    const writes = (kind: 'message.edited' | 'message.deleted', body: object) =>
      omar.requests('event:write', { room: space.lobby, kind, body })
    const ids: string[] = []
    for (const text of ['who takes the minutes?', 'never mind']) {
      await omar.says(text)
      const { event } = await mina.receives(text)
      ids.push(eventId(event, nodeCrypto.hash))
    }
    await mina.sees('two unread', () => counts() === '2 unread, 0 mentions')
    await writes('message.edited', { target: ids[0], text: '@Mina?', mentions: [mina.device] })
    await mina.sees('the mention', () => counts() === '2 unread, 1 mentions')
    await writes('message.edited', { target: ids[0], text: 'anybody?' })
    await mina.sees('no mention', () => counts() === '2 unread, 0 mentions')
    for (const target of ids) await writes('message.deleted', { target })
    await mina.sees('nothing unread', () => counts() === '0 unread, 0 mentions')
    await mina.leave()
  }
)
