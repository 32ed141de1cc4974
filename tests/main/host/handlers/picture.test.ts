/** picture:set and picture:read, and the profile that names a picture. */
import { describe, expect, test } from 'vitest'
import { hashOfPicture } from '#shared/log/introduced.ts'
import type { Profile } from '#shared/values/profile.ts'
import type { Member } from '#shared/protocol/shapes.ts'
import { limits } from '#shared/values/limits.ts'
import { memoryStore } from '#shared/session/memory-store.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { accepted, codeOf, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import { pictureData, png, pngBomb } from '../../../support/pictures.ts'
import type { Person } from '../../../support/person.ts'

const face = (shade: number): string => pictureData(png(16, 16, shade))
const hashOf = (data: string): string => hashOfPicture(data, nodeCrypto.hash)

const emittedAbout = (caller: ContractClient, device: string): Member[] =>
  caller
    .all('member:changed')
    .map((payload) => payload['member'] as Member)
    .filter((member) => member.device === device)

async function shows(caller: ContractClient, data: string): Promise<string> {
  accepted(await caller.introduces('Mina', false, { picture: hashOf(data) }))
  return codeOf(await caller.request('picture:set', { data }))
}

describe('a picture', () => {
  test('is named to everyone once the host has it, and is given to those who ask', async () => {
    const space = await startSpace()
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    const data = face(1)
    expect(await shows(mina, data)).toBe('ok')
    await omar.catchesUp()
    expect(emittedAbout(omar, mina.device).map(({ picture }) => picture)).toEqual([undefined, hashOf(data)])
    expect(accepted(await omar.request('picture:read', { device: mina.device }))['data']).toBe(data)
  })

  test('is there after a restart of the host, for members who come when its own is away', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    await shows(mina, face(1))
    mina.socket.disconnect()
    await space.restart()
    const omar = await enterAsMember(space, 'Omar')
    const { members } = accepted(await omar.request('space:members', { from: 0 })) as unknown as {
      members: Member[]
    }
    expect(members.find(({ device }) => device === mina.device)?.picture).toBe(hashOf(face(1)))
    expect(codeOf(await omar.request('picture:read', { device: mina.device }))).toBe('ok')
  })

  test('is gone when its member has none any more, has another one, or is removed', async () => {
    const space = await startSpace()
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    await shows(mina, face(1))
    accepted(await mina.introduces('Mina'))
    expect(codeOf(await omar.request('picture:read', { device: mina.device }))).toBe('not-found')
    expect(emittedAbout(omar, mina.device).at(-1)?.picture).toBeUndefined()
    await shows(mina, face(2))
    await shows(mina, face(3))
    expect(accepted(await omar.request('picture:read', { device: mina.device }))['data']).toBe(face(3))
    expect(space.file.log.pictures.devices).toEqual([mina.device])
  })

  test('is refused when the profile does not name it, twice, and before an introduction', async () => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    expect(codeOf(await mina.request('picture:set', { data: face(1) }))).toBe('invalid')
    expect(await shows(mina, face(1))).toBe('ok')
    expect(codeOf(await mina.request('picture:set', { data: face(1) }))).toBe('exists')
    expect(codeOf(await mina.request('picture:set', { data: face(2) }))).toBe('invalid')
    expect(codeOf(await mina.request('picture:read', { device: mina.device }))).toBe('ok')
  })

  test.each([
    ['that unpacks to ten thousand pixels', pictureData(pngBomb())],
    ['of too many bytes', pictureData(Buffer.alloc(limits.pictureBytes + 1))],
    ['that is an SVG', pictureData(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))]
  ])('%s is refused', async (_what, data) => {
    const space = await startSpace()
    const mina = await enterAsMember(space, 'Mina')
    accepted(await mina.introduces('Mina', false, { picture: hashOf(data) }))
    const reply = await mina.request('picture:set', { data })
    expect(['invalid', 'too-large']).toContain(codeOf(reply))
    expect(emittedAbout(mina, mina.device).at(-1)?.picture).toBeUndefined()
  })

  test('that changes every moment is refused with too-many', async () => {
    const space = await startSpace()
    const mallory = await enterAsMember(space, 'Mallory')
    const codes: string[] = []
    for (let shade = 0; shade < 8; shade += 1) codes.push(await shows(mallory, face(shade)))
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'too-many', 'too-many', 'too-many'])
  })
})

test.each([
  [{ emoji: 'x' }, 'invalid'],
  [{ emoji: '🦊🦊' }, 'invalid'],
  [{ status: '' }, 'invalid'],
  [{ status: ' On a trip' }, 'invalid'],
  [{ status: 'two\nlines' }, 'invalid'],
  [{ status: 'x'.repeat(limits.status + 1) }, 'too-large'],
  [{ picture: 'not a hash' }, 'invalid'],
  [{ emoji: '🦊', status: '🌴 On a trip' }, 'ok']
])('a profile with %j: %s', async (more, code) => {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  expect(codeOf(await mina.introduces('Mina', false, more))).toBe(code)
})

describe('a session', () => {
  type Shown = Omit<Profile, 'name' | 'colour'>
  const seenBy = (person: Person, device: string): Member | undefined =>
    person.session.view.members.find((member) => member.device === device)

  async function minaAndOmar(profile: Shown): Promise<{
    space: Space
    mina: Person
    omar: Person
    change: (to: Shown) => void
  }> {
    const space = await startSpace()
    let current = profile
    const mina = await space.join('Mina', { profile: () => current })
    const omar = await space.join('Omar')
    const change = (to: Shown): void => {
      current = to
      mina.session.introduce()
    }
    return { space, mina, omar, change }
  }

  test('sends its picture and its status, and others see each change live', async () => {
    const { mina, omar, change } = await minaAndOmar({ picture: face(1), status: 'Here' })
    await omar.sees('the picture', () => seenBy(omar, mina.device)?.picture === hashOf(face(1)))
    expect(seenBy(omar, mina.device)?.status).toBe('Here')
    change({ picture: face(2), status: '🌴 Away' })
    await omar.sees('the other picture', () => seenBy(omar, mina.device)?.picture === hashOf(face(2)))
    expect(seenBy(omar, mina.device)?.status).toBe('🌴 Away')
    change({ emoji: '🦊' })
    await omar.sees('an emoji', () => seenBy(omar, mina.device)?.emoji === '🦊')
    expect(seenBy(omar, mina.device)).not.toHaveProperty('picture')
    expect(seenBy(omar, mina.device)).not.toHaveProperty('status')
    expect([mina.errors, omar.errors]).toEqual([[], []])
  })

  test('fetches a picture once, has it while the host is away, and forgets it when it is removed', async () => {
    const space = await startSpace()
    let picture: { picture?: string } = { picture: face(1) }
    const mina = await space.join('Mina', { profile: () => picture })
    const store = memoryStore()
    const omar = await space.join('Omar', { store })
    await omar.sees('the picture', () => seenBy(omar, mina.device)?.picture !== undefined)
    expect(await omar.session.request('picture:read', { device: mina.device })).toEqual({
      ok: true,
      data: face(1)
    })
    await space.stop()
    expect(await omar.session.request('picture:read', { device: mina.device })).toEqual({
      ok: true,
      data: face(1)
    })
    await space.restart()
    omar.session.retryNow()
    mina.session.retryNow()
    await mina.sees('the host', () => mina.session.view.connection.state === 'open')
    picture = {}
    mina.session.introduce()
    await omar.sees('no picture', () => seenBy(omar, mina.device)?.picture === undefined)
    expect(store.pictured()).toEqual([])
    expect(await omar.requests('picture:read', { device: mina.device })).toBe('not-found')
  })

  test('takes no other picture from its host than the member has named', async () => {
    const { space, mina, omar } = await minaAndOmar({ picture: face(1) })
    await omar.sees('the picture', () => seenBy(omar, mina.device)?.picture !== undefined)
    space.file.log.pictures.read = () => ({ hash: hashOf(face(1)), data: face(9) })
    expect(await omar.requests('picture:read', { device: mina.device })).toBe('invalid')
    space.file.log.pictures.read = () => ({ hash: '', data: pictureData(pngBomb()) })
    expect(await omar.requests('picture:read', { device: mina.device })).toBe('invalid')
  })
})

test('a list of fifty members with pictures costs less than 6 kB more than one without', async () => {
  const space = await startSpace()
  const one = await enterAsMember(space, 'Mina')
  await shows(one, face(1))
  const lengthOf = async (): Promise<number> =>
    JSON.stringify(accepted(await one.request('space:members', { from: 0 }))['members']).length
  const withPicture = await lengthOf()
  accepted(await one.introduces('Mina'))
  const without = await lengthOf()
  console.log(`a picture adds ${String(withPicture - without)} bytes to a member`)
  expect(50 * (withPicture - without)).toBeLessThan(6_000)
})
