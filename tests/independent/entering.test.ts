import { get } from 'node:https'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isSigned, sha256 } from './bytes.ts'
import { Client } from './client.ts'
import { certificateProof, meet } from './greeting.ts'
import { Socket } from './socket.ts'
import { newKeys, refusal, workshop } from './workshop.ts'

const dayMs = 86_400_000

describe('a host', () => {
  test('sends a greeting that proves its certificate', async () => {
    const { place, space, fingerprint } = await workshop()
    const { greeting, certificate } = await meet(place)
    expect(greeting).toMatchObject({ space, name: 'Workshop', epoch: 2, guests: 'off' })
    expect(sha256(certificate).toString('hex')).toBe(fingerprint.replaceAll(':', '').toLowerCase())
  })

  test('cannot prove another host’s certificate', async () => {
    const [one, other] = await Promise.all([workshop(), workshop()])
    const [mine, theirs] = await Promise.all([meet(one.place), meet(other.place)])
    const { proof, key } = mine.greeting
    expect(isSigned(certificateProof(theirs.certificate), proof, key)).toBe(false)
    await expect(Socket.connect({ ...mine, place: other.place })).rejects.toThrow('self-signed certificate')
  })

  test('is refused when another key served the space before', async () => {
    const { place } = await workshop()
    await expect(Client.connect(place, newKeys(), { known: newKeys().device })).rejects.toThrow('another key')
  })

  test('does not answer under another host name', async () => {
    const { place } = await workshop()
    const at = { host: place.address, port: place.port, path: '/.well-known/parley' }
    const headers = { 'x-parley': '1', host: 'parley.example' }
    const [response] = (await once(
      get({ ...at, headers, rejectUnauthorized: false, agent: false }),
      'response'
    )) as [IncomingMessage]
    expect(response.resume().statusCode).toBe(421)
  })
})

describe('a member', () => {
  test('enters, is introduced and joins the lobby', async () => {
    const { join } = await workshop()
    const mina = await join('Mina')
    const { members, memberships } = mina.reader
    await expect.poll(() => members.get(mina.keys.device)?.name).toBe('Mina')
    await expect.poll(() => memberships.get(mina.lobby)).toBe('joined')
    expect(mina.chain.aseq).toBe(2)
  })

  test('continues where it was when it reconnects', async () => {
    const { join, meet: connect } = await workshop()
    const mina = await join('Mina')
    await mina.post(mina.lobby, 'one')
    await mina.socket.close()
    const again = await connect(mina.keys)
    await again.enter('Mina')
    expect(again.chain).toEqual(mina.chain)
  })

  test('is told to enter and to be introduced first', async () => {
    const { meet: connect } = await workshop()
    const mina = await connect()
    expect(await refusal(mina.reader.pull(mina.space))).toBe('not-entered')
    await mina.prove()
    expect(await refusal(mina.append(mina.lobby, 'member.joined', {}, 'room:join'))).toBe('forbidden')
  })

  test('needs the same version, and its own key', async () => {
    const { meet: connect } = await workshop()
    const mina = await connect()
    const greet = (v: number): Promise<unknown> => mina.socket.request('space:greet', { v, app: 'x' })
    await expect(greet(3)).rejects.toThrow('version: host')
    await expect(greet(1)).rejects.toThrow('version: member')
    await greet(2)
    const entry = { key: mina.keys.key, proof: newKeys().sign(Buffer.from('me')) }
    expect(await refusal(mina.socket.request('space:enter', entry))).toBe('bad-signature')
  })
})

test.each([
  ['400 days ahead', 400 * dayMs],
  ['40 days late', -40 * dayMs]
])('a client whose clock is %s writes the host’s time, and the others are told', async (_, wrongMs) => {
  const { join } = await workshop()
  const noor = await join('Noor')
  const clock = (): number => Date.now() + wrongMs
  const mina = await join('Mina', newKeys(), { clock })
  const { event } = await mina.post(mina.lobby, 'on time')
  expect(Math.abs(event.at - Date.now())).toBeLessThan(dayMs / 24)
  const told = (): number => noor.reader.members.get(mina.keys.device)?.clock ?? 0
  await expect.poll(() => Math.round(told() / dayMs)).toBe(wrongMs / dayMs)
  expect(mina.reader.members.get(noor.keys.device)?.clock).toBeUndefined()
})
