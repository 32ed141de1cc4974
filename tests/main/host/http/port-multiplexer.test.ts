/** Everyone who reaches a host passes its front: places for those who enter, and bounds for what everyone else asks. */
import { connect, type Socket } from 'node:net'
import * as v from 'valibot'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { Claim } from '#shared/log/claim.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import { entryProof, newId } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { Signer } from '#shared/session/signer.ts'
import { forEachMember } from '../../../../bench/load/each.ts'
import { sendRequest, openEngineWire } from '../../../../bench/load/engine-io.ts'
import type { Wire } from '../../../../bench/load/wire.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { connected, figure } from '../../../support/attacker.ts'
import { accepted, openClient, codeOf, enterAsMember } from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { lacks } from '../../../support/systems.ts'

/** So that a whole loopback network of attackers is told from this address. */
const attackers = Array.from({ length: 17 }, (_, n) => `127.0.0.${String(n + 2)}`)

function silentConnection(port: number, localAddress: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  socket.on('error', () => undefined) // the host hangs up on it
  socket.resume()
  onTestFinished(() => void socket.destroy())
  return socket
}

/** A connection that gets as far as a member before it enters, and stops there. */
async function waitingConnection({ host, certificate }: Space, from = '127.0.0.1'): Promise<Wire> {
  const wire = await openEngineWire({ port: host.port, certificate, from })
  onTestFinished(() => {
    wire.close()
  })
  return wire
}

/** How long a newcomer needs from dialling to the answer that it is in, ms. */
async function entryOf(space: Space): Promise<number> {
  const begun = performance.now()
  const newcomer = await openClient(space)
  accepted(await newcomer.enter())
  const took = performance.now() - begun
  newcomer.socket.disconnect()
  return took
}

describe('ten seconds to enter', () => {
  test('connections that have not entered by then are disconnected, also after leaving; entered ones stay', async () => {
    const time = new ManualClock()
    const space = await startSpace({ time })
    const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
    const silent = await connected(space)
    time.pass(9_999)
    await mina.catchesUp()
    expect(silent.ws.readyState).toBe(WebSocket.OPEN)
    accepted(await omar.request('space:leave', {}))
    time.pass(1)
    await silent.closed
    await omar.catchesUp()
    const hungUp = new Promise((resolve) => omar.socket.once('disconnect', resolve))
    time.pass(9_999)
    await hungUp
    await mina.catchesUp()
    expect(mina.socket.connected).toBe(true)
  })

  test('a connection that closes before its proof is checked does not enter', async () => {
    const space = await startSpace()
    for (let n = 0; n < 5; n += 1) {
      const omar = await openClient(space)
      const { host, nonce } = await omar.greet()
      const proof = toBase64(await omar.keys.sign(entryProof(space.id, host, nonce)))
      omar.socket.emit('space:enter', { key: toBase64(omar.keys.publicKey), proof }, () => undefined)
      omar.socket.disconnect()
    }
    await enterAsMember(space, 'Mina')
    // Who was in for a moment is counted for as long as someone who drops.
    await expect.poll(() => space.host.people()).toBe(1)
    expect(space.problems).toEqual([])
  })

  test('a connection that leaves the namespace is closed', async () => {
    const silent = await connected(await startSpace())
    silent.ws.send('41')
    expect(await silent.closed).toBe(1006) // at once; an unanswered ping would say goodbye
  })
})

describe('a full host', () => {
  test('disconnects connections that have not entered, the oldest first, and never members', async () => {
    const space = await startSpace({ connectionLimits: { connections: 20, perAddress: 20 } })
    const mina = await enterAsMember(space, 'Mina')
    const waiting = []
    for (let n = 0; n < 25; n += 1) waiting.push(await connected(space))
    const oldest = waiting.slice(0, 15)
    await Promise.all(oldest.map(({ closed }) => closed))
    expect(waiting.slice(15).every(({ ws }) => ws.readyState === WebSocket.OPEN)).toBe(true)
    await mina.catchesUp()
    figure('of 25 who wait at a host with 20 places, the 15 oldest are gone, and the member is not')
  })

  test('reserves its last slots for known devices', async () => {
    const space = await startSpace({ connectionLimits: { connections: 16, perAddress: 16 } })
    const mina = await enterAsMember(space, 'Mina')
    mina.socket.disconnect()
    await expect.poll(() => space.host.traffic().connections).toBe(0)
    for (let n = 0; n < 15; n += 1) accepted(await (await openClient(space)).enter())
    expect(codeOf(await (await openClient(space)).enter())).toBe('full')
    expect(codeOf(await (await openClient(space, { keys: mina.keys })).enter())).toBe('ok')
  })

  test('an address that makes connections too fast is refused, and another is not', async () => {
    const time = new ManualClock()
    const arrivals = { perSecond: 2, atOnce: 3 }
    const space = await startSpace({ time, connectionLimits: { connections: 20, perAddress: 20, arrivals } })
    for (let n = 0; n < 3; n += 1) await waitingConnection(space)
    await expect(waitingConnection(space)).rejects.toThrow()
    if (!lacks('a whole loopback network')) await waitingConnection(space, '127.0.0.2')
    time.pass(500)
    await waitingConnection(space)
    await expect(waitingConnection(space)).rejects.toThrow()
  })

  test.skipIf(lacks('a whole loopback network'))(
    'does not keep a newcomer out: silent connections and sockets that never enter, from 17 addresses',
    async () => {
      // An eighth of what a host takes and of what was seen to lock it up, which spares the machine most of the handshakes.
      const space = await startSpace({ connectionLimits: { connections: 128, perAddress: 40 } })
      const quiet = await entryOf(space)
      const entries: number[] = []
      for (let n = 0; n < 136; n += 1) silentConnection(space.host.port, attackers[n % 17] ?? '')
      entries.push(await entryOf(space))
      const attack = { goesOn: true }
      const attacking = forEachMember(
        127,
        async (n) => void (await waitingConnection(space, attackers[n % 17]))
      )
      void attacking.finally(() => (attack.goesOn = false))
      while (attack.goesOn) entries.push(await entryOf(space))
      await attacking
      entries.push(await entryOf(space))
      const worst = Math.max(...entries)
      figure(
        `newcomer enters in ${quiet.toFixed(0)} ms when quiet, in at most ${worst.toFixed(0)} ms of ${String(entries.length)} times under attack`
      )
    }
  )
})

/** Someone of a school: enters, introduces itself, joins the lobby, and hears messages. */
async function pupil(
  space: Space,
  name: string
): Promise<{ says: (text: string) => Promise<void>; received: Set<string> }> {
  const wire = await waitingConnection(space)
  const keys = deviceKeysOf(newIdentityPem())
  const signer = new Signer({ space: space.id, keys, crypto: nodeCrypto })
  const key = toBase64(keys.publicKey)
  let requested = 0
  const requests = async (request: string, payload: object): Promise<Record<string, unknown>> => {
    const handle = wire.onPacket
    const answer = (await sendRequest(wire, (requested += 1), request, payload)) as Record<string, unknown>
    wire.onPacket = handle
    if (answer['ok'] !== true) throw new Error(`${request}: ${JSON.stringify(answer)}`)
    return answer
  }
  const writes = async (
    request: string,
    room: string,
    kind: 'member.introduced' | 'member.joined' | 'message.posted',
    body: JsonObject
  ): Promise<void> => {
    await requests(request, { event: await signer.next({ room, kind, body, at: Date.now() }) })
  }
  const { claim, nonce } = await requests('space:greet', { v: 2, app: 'test' })
  const { host } = v.parse(Claim, claim)
  const proof = toBase64(await keys.sign(entryProof(space.id, host, String(nonce))))
  await requests('space:enter', { key, proof })
  await writes('event:append', space.id, 'member.introduced', { key, name, colour: 0, guest: false })
  await writes('room:join', space.lobby, 'member.joined', {})
  const received = new Set<string>()
  wire.onPacket = (packet) => {
    const [, text] = /"text":"([^"]+)"/.exec(packet.toString()) ?? []
    if (text !== undefined) received.add(text)
  }
  return { says: (text) => writes('event:append', space.lobby, 'message.posted', { text }), received }
}

// A full school of two hundred is a row of the attack suite; it costs four times the processor.
test('a hundred people of one address enter, and all of them receive a message', async () => {
  const space = await startSpace()
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const school: Awaited<ReturnType<typeof pupil>>[] = []
  await forEachMember(100, async (n) => {
    school[n] = await pupil(space, `Pupil ${String(n)}`)
  })
  const came = performance.now() - begun
  await school[0]?.says(`hello ${newId(nodeCrypto)}`)
  await expect.poll(() => school.filter(({ received }) => received.size > 0).length).toBe(99)
  const { user, system } = process.cpuUsage(cpu)
  figure(
    `100 came in ${(came / 1000).toFixed(1)} s; the message reached all after ${((performance.now() - begun - came) / 1000).toFixed(1)} s; ${((user + system) / 1e6).toFixed(1)} s of CPU for both sides`
  )
}, 60_000)
