import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { probeHost } from '../../../src/main/identity/probe.ts'
import { joinNearby, openTestDevice, pollOptions, seesNearby } from '../../support/device.ts'
import { tempFolder } from '../../support/chat.ts'
import { openSelf } from '../../../src/main/device/self.ts'

test('a space started on one desktop is nearby on another, joined with one click, and they talk', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  expect(await seesNearby(omar, space)).toMatchObject({ name: 'Workshop', hostName: 'mina', known: false })
  await joinNearby(omar, space)
  await omar.post(space, 'hello from Omar')
  await mina.post(space, 'hello Omar')
  await expect.poll(() => mina.texts(space), pollOptions).toEqual(['hello from Omar', 'hello Omar'])
  await expect.poll(() => omar.texts(space), pollOptions).toEqual(['hello from Omar', 'hello Omar'])
  await expect.poll(() => omar.nearby(space), pollOptions).toMatchObject([{ known: true, people: 2 }])
})

test('a nearby space has its host’s latency', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const { delay } = await seesNearby(omar, await mina.start('Workshop'))
  expect(delay).toBeGreaterThan(0)
})

test('guests may come from the start, and after a restart', async () => {
  const mina = await openTestDevice('mina')
  const { space } = unwrap(await mina.requestDevice('space:start', { name: 'Workshop', guests: 'http' }))
  expect(unwrap(await mina.requestDevice('invitation:create', { space, uses: 1 })).url).toMatch(/^http:/)
  await mina.close()
  const again = await openTestDevice('mina', mina.dataDir)
  expect(unwrap(await again.requestDevice('device:watch', {})).spaces).toMatchObject([
    { space, guests: 'http' }
  ])
})

test('a host that closes says goodbye, and its members come back by themselves when it is there again', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  await omar.post(space, 'before')
  await expect.poll(() => mina.texts(space), pollOptions).toEqual(['before'])
  await mina.close()
  await expect
    .poll(async () => (await omar.view(space)).connection, pollOptions)
    .toMatchObject({ state: 'lost', closed: true })
  await expect.poll(() => omar.nearby(space), pollOptions).toEqual([])
  await omar.request(space, 'event:write', {
    room: (await omar.view(space)).space.lobby,
    kind: 'message.posted',
    body: { text: 'while away' }
  })
  const again = await openTestDevice('mina', mina.dataDir)
  await expect.poll(async () => (await omar.view(space)).connection.state, pollOptions).toBe('open')
  await expect.poll(() => again.texts(space), pollOptions).toEqual(['before', 'while away'])
})

test('history is there after a restart of the member, even while the host is away', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  await omar.post(space, 'remember me')
  await expect.poll(() => omar.texts(space), pollOptions).toEqual(['remember me'])
  await omar.close()
  await mina.close()
  const again = await openTestDevice('omar', omar.dataDir)
  expect(await again.texts(space)).toEqual(['remember me'])
  expect((await again.view(space)).space.name).toBe('Workshop')
})

test('another host of a known space is refused', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  await expect.poll(async () => (await omar.view(space)).connection.state, pollOptions).toBe('open')
  await mina.close()
  const thief = await openTestDevice('thief', await stolenFolder(mina.dataDir))
  await expect
    .poll(async () => (await omar.view(space)).connection, pollOptions)
    .toMatchObject({
      state: 'impostor',
      host: thief.device.self.device
    })
})

test('a closed space stays in the list and is opened again', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  const listed = async (): Promise<unknown> => unwrap(await mina.requestDevice('device:watch', {})).spaces
  expect(await listed()).toMatchObject([{ space, hosting: true, open: true }])
  unwrap(await mina.requestDevice('space:close', { space }))
  expect(await listed()).toMatchObject([{ space, hosting: false, open: false }])
  unwrap(await mina.requestDevice('space:open', { space }))
  expect(await listed()).toMatchObject([{ space, hosting: true, open: true }])
  await expect.poll(async () => (await mina.view(space)).connection.state, pollOptions).toBe('open')
})

test.each(['close', 'forget'] as const)('%s while a space is being opened ends its host', async (name) => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  const { spaces } = mina.device
  const port = spaces.hosting[0]?.port ?? 0
  await spaces.close(space)
  const opening = spaces.open(space)
  await Promise.all([expect(opening).rejects.toMatchObject({ code: 'not-found' }), spaces[name](space)])
  expect(spaces.list).toMatchObject(name === 'forget' ? [] : [{ space, hosting: false, open: false }])
  expect(await probeHost('127.0.0.1', port)).toBeNull()
})

test('a device that stops closes no space for its windows', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  await mina.close()
  expect(mina.device.spaces.list).toMatchObject([{ space, hosting: false, open: true }])
})

test('a damaged space is reported in words, and the others open', async () => {
  const mina = await openTestDevice('mina')
  const broken = await mina.start('Broken')
  const whole = await mina.start('Whole')
  await mina.close()
  writeFileSync(join(mina.dataDir, 'spaces', `${broken}.db`), 'this is no database, and never was one')
  const again = await openTestDevice('mina', mina.dataDir)
  await again.requestDevice('device:watch', {})
  expect(again.received).toContainEqual(
    expect.objectContaining({
      name: 'problem:occurred',
      payload: expect.objectContaining({
        about: 'storage',
        space: broken,
        detail: expect.stringContaining('damaged')
      })
    })
  )
  await expect.poll(async () => (await again.view(whole)).connection.state, pollOptions).toBe('open')
})

test('a request outside the contract is refused with a code', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  const junk: unknown[] = [null, 7, 'x', [], {}, { space: null, name: 'nothing', payload: {} }]
  for (const request of junk)
    expect(await mina.device.request(request)).toMatchObject({ ok: false, code: 'invalid' })
  const wrong = {
    space,
    name: 'event:write',
    payload: { room: 'nowhere', kind: 'message.posted', body: { text: 5 } }
  }
  expect(await mina.device.request(wrong)).toMatchObject({ ok: false, code: 'invalid' })
  expect(await mina.requestDevice('space:join', { address: '::::' })).toMatchObject({
    ok: false,
    code: 'invalid'
  })
  expect(await mina.requestDevice('space:join', { address: '127.0.0.1:1' })).toMatchObject({
    ok: false,
    code: 'not-found'
  })
})

test('a space nearby is not joined at an address where another one answers by now', async () => {
  const [mina, omar] = [await openTestDevice('mina'), await openTestDevice('omar')]
  const ended = await mina.start('Workshop')
  const { address } = await seesNearby(omar, await mina.start('Atelier'))
  expect(await omar.requestDevice('space:join', { address, space: ended })).toMatchObject({
    ok: false,
    code: 'not-found'
  })
  expect(unwrap(await omar.requestDevice('device:watch', {})).spaces).toEqual([])
})

test('without a window, what is about one does nothing', async () => {
  const mina = await openTestDevice('mina')
  expect(await mina.requestDevice('appearance:set', { scheme: 'dark', contrast: true })).toEqual({ ok: true })
  expect(await mina.requestDevice('attention:set', { unread: 1, mentions: 1 })).toEqual({ ok: true })
  expect(await mina.requestDevice('window:show', {})).toEqual({ ok: true })
})

test('guests are off until the host says so, and invitations are links with a secret', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  expect(await mina.requestDevice('invitation:create', { space, uses: 1 })).toMatchObject({
    ok: false,
    code: 'guests-off'
  })
  unwrap(await mina.requestDevice('guests:set', { space, guests: 'https' }))
  const { url } = unwrap(await mina.requestDevice('invitation:create', { space, uses: 1 }))
  expect(url).toMatch(/^https:\/\/[\d.]+:\d+\/#i=[\w-]{43}$/)
})

/** The data folder of a thief: the file of the space, but not the key of its host. */
async function stolenFolder(from: string): Promise<string> {
  const folder = tempFolder()
  cpSync(join(from, 'spaces'), join(folder, 'spaces'), { recursive: true })
  const [owner, thief] = [await openSelf(from, 'mina'), await openSelf(folder, 'thief')]
  for (const stored of owner.file.spaces()) thief.file.saveSpace({ ...stored, host: thief.device })
  owner.file.close()
  thief.file.close()
  return folder
}

test('a new device takes the colour that its first space gives, and keeps the one that a person has chosen', async () => {
  const mina = await openTestDevice('mina')
  const { colour } = mina.device.self.profile
  const space = await mina.start('Workshop')
  const omar = await openTestDevice('omar')
  omar.device.self.profile = { name: 'omar', colour } // as if chance had chosen the same
  await joinNearby(omar, space)
  const colourOf = async ({ device }: typeof omar, seenBy: typeof omar): Promise<number | undefined> =>
    (await seenBy.view(space)).members.find((one) => one.device === device.self.device)?.colour
  await expect.poll(() => omar.device.self.anyColour, pollOptions).toBe(false)
  const given = await colourOf(omar, mina)
  expect(given).not.toBe(colour)
  expect(unwrap(await omar.requestDevice('device:watch', {})).device.profile.colour).toBe(given)
  unwrap(await omar.requestDevice('profile:set', { name: 'Omar', colour }))
  await expect.poll(() => colourOf(omar, mina), pollOptions).toBe(colour)
})
