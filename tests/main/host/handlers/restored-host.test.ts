/** A host of which an older copy was put back answers as docs/PROTOCOL.md tells. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { Claim } from '#shared/log/claim.ts'
import { entryProof, eventId, LogEvent, Placed } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { openSpaceFile, type SpaceFile } from '../../../../src/main/store/space-file.ts'
import { startSpace, tempFolder } from '../../../support/chat.ts'
import { onCleanup } from '../../../support/cleanup.ts'
import { accepted, codeOf, openClient, type ContractClient } from '../../../support/contract-client.ts'
import { pageVectors, restoredVectors } from '../../../support/page-vectors.ts'
import { seededKeys } from '../../../support/seeded-keys.ts'

const Seed = v.object({ seed: v.string() })
const Story = v.object({
  host: Seed,
  claims: v.object({ copy: Claim, accepted: Claim, now: Claim }),
  events: v.object({ created: LogEvent, hostIntro: LogEvent, minaIntro: LogEvent, meanwhile: LogEvent }),
  member: v.array(Placed),
  requests: v.array(
    v.object({ name: v.string(), payload: v.looseObject({}), answer: v.looseObject({ ok: v.boolean() }) })
  )
})
const { key } = v.parse(v.object({ key: Seed }), pageVectors())
const { host, claims, events, member, requests } = v.parse(Story, restoredVectors())
const { space } = events.created
/** What the copy has of the lobby. */
const copied = 3

/** The copy: the space's own log, the lobby up to `one`, and the claim of that time. */
function copyOfFile(): SpaceFile {
  const file = openSpaceFile(join(tempFolder(), 'copy.db'))
  onCleanup(() => {
    file.close()
  })
  const own = [events.created, events.hostIntro, events.minaIntro]
  const placed = [
    ...own.map((event, at) => ({ event, position: { epoch: 2, seq: at + 1 } })),
    ...member.slice(0, copied)
  ]
  const entries = placed.map((one) => ({ ...one, id: eventId(one.event, nodeCrypto.hash) }))
  file.log.append(entries, space)
  file.log.acceptClaim(claims.copy)
  return file
}

async function enter(client: ContractClient, nonce: unknown, shown: object = {}): Promise<object> {
  const proof = await client.keys.sign(entryProof(space, claims.copy.host, String(nonce)))
  const entry = { ...shown, key: toBase64(client.keys.publicKey), proof: toBase64(proof) }
  return accepted(await client.request('space:enter', entry))
}

test('the requests of its member are answered as the page says', async () => {
  const keys = seededKeys(host.seed)
  const served = await startSpace({ space, log: copyOfFile().log, keys })
  expect(served.host.claim()).toMatchObject({ epoch: claims.accepted.epoch, host: claims.accepted.host })
  const person = await openClient(served, { keys })
  const { nonce } = accepted(await person.request('space:greet', { v: limits.protocol, app: 'person' }))
  await enter(person, nonce)
  expect(await person.request('event:append', { event: events.meanwhile })).toMatchObject({
    position: { epoch: 3, seq: copied + 1 }
  })

  const mina = await openClient(served, { keys: seededKeys(key.seed) })
  const [first, again, entry, ...rest] = requests
  if (!first || !again || !entry) throw new Error('the page tells less')
  expect(codeOf(await mina.request(first.name, first.payload))).toBe(first.answer['code'])
  const greets = async (): Promise<string> => codeOf(await mina.request(again.name, again.payload))
  await expect.poll(greets).toBe('ok')
  const greeting = accepted(await mina.request(again.name, again.payload))
  const { epoch, host: device } = claims.now
  expect(greeting).toMatchObject({ space, claim: { epoch, host: device } })
  expect(await enter(mina, greeting['nonce'], entry.payload)).toMatchObject(entry.answer)
  for (const { name, payload, answer } of rest)
    expect([name, await mina.request(name, payload)]).toEqual([name, answer])
})
