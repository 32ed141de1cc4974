import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { computer } from '../main/cli/parley.ts'
import { Client } from './client.ts'
import { newKeys, refusal, texts, workshop } from './workshop.ts'

const Invited = v.object({ port: v.number(), invitation: v.string(), code: v.string() })

interface OpenHouse {
  place: { address: string; port: number }
  invitation: string
  code: string
}

/** A host that takes guests, and its invitation: the link's token, and the code. */
async function openHouse(): Promise<OpenHouse> {
  const host = computer().parley('host', '--name', 'Open house', '--port', '0', '--json', '--guests', 'https')
  const { port, invitation, code } = v.parse(Invited, JSON.parse(await host.prints('{')))
  const { hash } = new URL(invitation)
  return { place: { address: '127.0.0.1', port }, invitation: hash.replace('#i=', ''), code }
}

describe('a guest', () => {
  test('needs an invitation only the first time', async () => {
    const { place, invitation } = await openHouse()
    const keys = newKeys()
    const comes = (): Promise<Client> => Client.connect(place, keys, { guest: true })
    const first = await comes()
    expect(await refusal(first.enter('Gus'))).toBe('invitation')
    await first.enter('Gus', { invitation })
    await first.post(first.lobby, 'made it')
    await first.socket.close()
    const again = await comes()
    await again.enter('Gus')
    await again.reader.pull(again.lobby)
    expect(texts(again, again.lobby)).toEqual(['made it'])
    expect(again.reader.members.get(keys.device)).toMatchObject({ name: 'Gus', guest: true })
  })

  test('enters with the six digits, and has to wait after five wrong codes', async () => {
    const { place, code } = await openHouse()
    const comes = (): Promise<Client> => Client.connect(place, newKeys(), { guest: true })
    await (await comes()).enter('Gus', { code })
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusal((await comes()).enter('Mal', { code: wrong }))).toBe('invitation')
    expect(await refusal((await comes()).enter('Mal', { code }))).toBe('too-many')
  })

  test('is marked as a guest, and no other member is', async () => {
    const { place, invitation } = await openHouse()
    const gus = await Client.connect(place, newKeys(), { guest: true })
    await gus.prove({ invitation })
    const body = { key: gus.keys.key, name: 'Gus', colour: 0, guest: false }
    expect(await refusal(gus.append(gus.space, 'member.introduced', body))).toBe('invalid')
  })

  test('is refused where guests are not allowed', async () => {
    const { place } = await workshop()
    const gus = await Client.connect(place, newKeys(), { guest: true })
    expect(await refusal(gus.enter('Gus'))).toBe('guests-off')
  })
})
