/** An older copy of a host's data is put back: its members heal it, and nobody misses or repeats a message. */
import { join as joinPath } from 'node:path'
import { expect, test } from 'vitest'
import type { HostConnection, SessionStore } from '#shared/session/deps.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { onCleanup } from '../../support/cleanup.ts'
import { startSpace, tempFolder, type Person, type Space } from '../../support/chat.ts'
import { saysAll } from '../../support/person.ts'

/** A desktop, which holds the whole history. */
function desktop({ id }: Space): { store: SessionStore; replicate: true } {
  const file = openSpaceFile(joinPath(tempFolder(), 'replica.db'))
  onCleanup(() => {
    file.close()
  })
  return { store: file.replica.session(id, nodeCrypto.hash), replicate: true }
}

const isOpen = ({ session }: Person): boolean => session.view.connection.state === 'open'

/** The texts in the host's log of a room, in its order. */
function textsAt({ file, id, lobby }: Space, room = lobby): unknown[] {
  return file.log.readAfter(id, room, 0, 1000).flatMap(({ event }) => event.body['text'] ?? [])
}

async function hasAll(space: Space, person: Person, texts: readonly string[]): Promise<void> {
  await expect.poll(() => new Set(textsAt(space)), { timeout: 10_000 }).toEqual(new Set(texts))
  expect(textsAt(space)).toHaveLength(texts.length)
  await person.sees(`all of ${String(texts.length)} messages`, () => {
    return texts.every((text) => person.texts().includes(text))
  })
}

test('what a member holds comes back at its old positions, and goes on from there', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina', desktop(space))
  await saysAll(mina, ['one', 'two'])
  const old = space.copy()
  await saysAll(mina, ['three', 'four'])
  const before = space.file.log.readAfter(space.id, space.lobby, 0, 100)
  await old.restore()
  await expect.poll(() => textsAt(space)).toEqual(['one', 'two', 'three', 'four'])
  expect(space.file.log.readAfter(space.id, space.lobby, 0, 100)).toEqual(before)
  const omar = await space.join('Omar', desktop(space))
  await mina.says('five')
  await omar.receives('five')
  await mina.receives('five')
  expect(textsAt(space)).toEqual(['one', 'two', 'three', 'four', 'five'])
  expect(mina.texts()).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('a guest, whose page holds only the newest messages, heals the host as well', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina')
  await saysAll(mina, ['one', 'two'])
  const old = space.copy()
  await saysAll(mina, ['three', 'four'])
  await old.restore()
  await hasAll(space, mina, ['one', 'two', 'three', 'four'])
  await mina.says('five')
  await mina.receives('five')
  expect(textsAt(space)).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('what was written to the older copy and what it lacked are put together, once each', async () => {
  const space = await startSpace()
  const [minas, omars] = [desktop(space), desktop(space)]
  const mina = await space.join('Mina', minas)
  const omar = await space.join('Omar', omars)
  await saysAll(mina, ['one'])
  await omar.receives('one')
  const old = space.copy()
  await mina.leave()
  await saysAll(omar, ['two', 'three'])
  await omar.leave()
  await old.restore()
  const back = await space.join('Mina', { ...minas, keys: mina.keys })
  await back.says('meanwhile')
  await back.receives('meanwhile')
  const again = await space.join('Omar', { ...omars, keys: omar.keys })
  await again.says('four')
  await again.receives('four')
  expect(textsAt(space)).toEqual(['one', 'meanwhile', 'two', 'three', 'four'])
  await back.receives('four')
  expect(back.texts()).toEqual(['meanwhile', 'two', 'three', 'four'])
})

test('a member whose connection is lost between the cut of its log and what it brings misses nothing', async () => {
  const space = await startSpace()
  let losesNext = false
  const dial = async (): Promise<HostConnection> => {
    const link = await space.dial()
    const request: HostConnection['request'] = async (name, payload) => {
      if (name !== 'log:bring' || !losesNext) return link.request(name, payload)
      losesNext = false
      link.close()
      return { ok: false, code: 'offline' }
    }
    return { ...link, request }
  }
  let mayDial: Promise<unknown> = Promise.resolve()
  const minas = { ...desktop(space), dial: async () => mayDial.then(dial) }
  const [mina, omar] = [await space.join('Mina', minas), await space.join('Omar')]
  await saysAll(mina, ['one'])
  await omar.receives('one')
  const old = space.copy()
  await saysAll(mina, ['two', 'three', 'four'])
  await omar.leave()
  const isBack = Promise.withResolvers<undefined>()
  mayDial = isBack.promise
  await old.restore()
  const lea = await space.join('Lea')
  await saysAll(lea, ['instead', 'of', 'them', 'and', 'more'])
  losesNext = true
  isBack.resolve(undefined)
  await hasAll(space, mina, ['one', 'two', 'three', 'four', 'instead', 'of', 'them', 'and', 'more'])
  const { newest = 0 } = minas.store.held(space.lobby) ?? {}
  const held = minas.store.readEvents(space.lobby, newest + 1, 100)
  expect([losesNext, held.map(({ position }) => position.seq)]).toEqual([
    false,
    Array.from({ length: newest }, (_, at) => at + 1)
  ])
})

test('what a host with an older copy pushes before the logs were compared does not follow what a member holds', async () => {
  const space = await startSpace()
  let isMinaBack: Promise<unknown> = Promise.resolve()
  let isOmarBack: Promise<unknown> = Promise.resolve()
  let mayRead: Promise<unknown> = Promise.resolve()
  const dial = async (): Promise<HostConnection> => {
    await isMinaBack
    const link = await space.dial()
    const request: HostConnection['request'] = async (name, payload) => {
      if (name === 'log:read' && 'room' in payload && payload.room === space.id) await mayRead
      return link.request(name, payload)
    }
    return { ...link, request }
  }
  const mina = await space.join('Mina', { ...desktop(space), dial })
  const omar = await space.join('Omar', { ...desktop(space), dial: () => isOmarBack.then(space.dial) })
  const old = space.copy()
  await saysAll(mina, ['one', 'two'])
  await omar.receives('two')
  const [minas, omars] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const read = Promise.withResolvers<undefined>()
  isMinaBack = minas.promise
  isOmarBack = omars.promise
  mayRead = read.promise
  await old.restore()
  const lea = await space.join('Lea')
  await saysAll(lea, ['instead']) // as long as what Mina holds
  minas.resolve(undefined)
  await mina.sees('the host', () => isOpen(mina))
  omars.resolve(undefined)
  await expect.poll(() => textsAt(space), { timeout: 10_000 }).toEqual(['instead', 'one', 'two'])
  read.resolve(undefined)
  await hasAll(space, mina, ['one', 'two', 'instead'])
  await mina.says('after')
  await lea.receives('after')
})

test('a member who came after the copy was made is known again, and so is what this member wrote', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina', desktop(space))
  const old = space.copy()
  const omar = await space.join('Omar', desktop(space))
  await saysAll(omar, ['here I am'])
  await mina.receives('here I am')
  const room = await omar.creates('Board', 'private', [mina])
  await omar.says('between us', 'Board')
  await mina.sees('the invitation', () => mina.room('Board').membership === 'invited')
  await mina.joins('Board')
  await mina.receives('between us')
  await old.restore()
  await expect.poll(() => textsAt(space, room), { timeout: 10_000 }).toEqual(['between us'])
  await hasAll(space, mina, ['here I am'])
  await mina.sees('Omar', () => mina.session.view.members.some(({ name }) => name === 'Omar'))
  await omar.sees('the board again', () => omar.room('Board').membership === 'joined')
  await omar.says('still here', 'Board')
  await mina.receives('still here')
})

test('one who keeps no log of the space is introduced again under the same number', async () => {
  const space = await startSpace()
  const old = space.copy()
  const mina = await space.join('Mina')
  await saysAll(mina, ['one'])
  const introduced = (): unknown => space.file.log.readAfter(space.id, space.id, 0, 100).at(-1)?.event
  const before = introduced()
  await old.restore()
  await hasAll(space, mina, ['one'])
  expect(introduced()).toEqual(before)
})

test('a page that came after the copy was made joins once, and keeps the order of what it wrote', async () => {
  const space = await startSpace()
  const old = space.copy()
  const ada = await space.join('Ada')
  await saysAll(ada, ['one', 'two'])
  await old.restore()
  await hasAll(space, ada, ['one', 'two'])
  await ada.sees('the lobby again', () => ada.room('Lobby').membership === 'joined')
  await ada.says('three')
  await ada.receives('three')
  const own = space.file.log
    .readAfter(space.id, space.lobby, 0, 100)
    .filter(({ event }) => event.author === ada.device)
  expect(own.map(({ event }) => [event.aseq, event.kind, event.body['text']])).toEqual([
    [2, 'member.joined', undefined],
    [3, 'message.posted', 'one'],
    [4, 'message.posted', 'two'],
    [5, 'message.posted', 'three']
  ])
})

test('a device brings its join under the same number though the host had lost it before its answer arrived', async () => {
  const space = await startSpace()
  const old = space.copy()
  let isAway = false
  const dial = async (): Promise<HostConnection> => {
    if (isAway) throw new Error('the host is away')
    const link = await space.dial()
    return {
      ...link,
      request: async (name, payload) => {
        isAway ||= name === 'room:join'
        const reply = await link.request(name, payload)
        if (name === 'room:join') link.close()
        return isAway ? { ok: false, code: 'offline' } : reply
      }
    }
  }
  const joins = (): number[] =>
    space.file.log
      .readAfter(space.id, space.lobby, 0, 100)
      .flatMap(({ event: { author, aseq, kind } }) =>
        author === mina.device && kind === 'member.joined' ? [aseq] : []
      )
  const mina = await space.join('Mina', { dial, wait: false })
  await expect.poll(joins).toHaveLength(1)
  const before = joins()
  await old.restore()
  isAway = false
  await mina.sees('the lobby', () => mina.room('Lobby').membership === 'joined')
  expect(joins()).toEqual(before)
})

/** @param space its host's pushes do not arrive while `isHeld` */
function withoutPushes(space: Space, isHeld: () => boolean): () => Promise<HostConnection> {
  return async () => {
    const link = await space.dial()
    return {
      ...link,
      on: (name, listener) => {
        link.on(name, (payload) => {
          if (name !== 'log:appended' || !isHeld()) listener(payload)
        })
      }
    }
  }
}

test('what the host has acknowledged, and its author was not shown before the copy was put back, is sent again', async () => {
  const space = await startSpace()
  let isHeld = false
  const mina = await space.join('Mina', { ...desktop(space), dial: withoutPushes(space, () => isHeld) })
  const old = space.copy()
  isHeld = true
  await mina.says('acknowledged')
  await mina.sees('the acknowledgement', () => mina.session.view.outbox[0]?.state === 'sent')
  isHeld = false
  await old.restore()
  const omar = await space.join('Omar')
  await omar.says('at its number')
  await hasAll(space, mina, ['acknowledged', 'at its number'])
})

test('so is a change of a room, before anything new by its author', async () => {
  const space = await startSpace()
  let isHeld = false
  const mina = await space.join('Mina', { ...desktop(space), dial: withoutPushes(space, () => isHeld) })
  const old = space.copy()
  isHeld = true
  const body = { name: 'Lobby', topic: 'about all' }
  expect(await mina.requests('event:send', { room: space.lobby, kind: 'room.described', body })).toBe('ok')
  isHeld = false
  await old.restore()
  await mina.says('later')
  await mina.receives('later')
  const kinds = space.file.log.readAfter(space.id, space.lobby, 0, 100).map(({ event }) => event.kind)
  expect(kinds.slice(-2)).toEqual(['room.described', 'message.posted'])
})

test('a window is told once that its host was completed, and nothing after an ordinary restart', async () => {
  let healedHere = 0
  const space = await startSpace({ onHealed: () => (healedHere += 1) })
  const mina = await space.join('Mina', desktop(space))
  let healed = 0
  mina.session.on('host:healed', () => (healed += 1))
  await mina.requests('space:watch', {})
  await saysAll(mina, ['one'])
  const old = space.copy()
  await saysAll(mina, ['two'])
  await space.restart()
  await mina.says('three')
  await mina.receives('three')
  expect([healed, healedHere]).toEqual([0, 0])
  await old.restore()
  await mina.says('four')
  await mina.receives('four')
  expect([healed, healedHere]).toEqual([1, 1])
})

test('a window that comes after its host was completed is told', async () => {
  const space = await startSpace()
  const mina = await space.join('Mina', desktop(space))
  const old = space.copy()
  await saysAll(mina, ['one'])
  await old.restore()
  await mina.says('two')
  await mina.receives('two')
  const told = new Promise((resolve) => mina.session.on('host:healed', resolve))
  await mina.requests('space:watch', {})
  expect(await told).toEqual({ isHost: false })
})
