import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Claim } from '#shared/log/claim.ts'
import { entryProof } from '#shared/log/event.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { systemTime } from '../../../../src/main/host/time.ts'
import {
  accepted,
  codeOf,
  enterAsMember,
  openClient,
  type ClientReply,
  type ContractClient
} from '../../../support/contract-client.ts'
import { startSpace, type Space } from '../../../support/chat.ts'

const hourMs = 3_600_000

/** Enters as a member whose clock is `ahead`. */
async function enter(space: Space, client: ContractClient, ahead: number): Promise<ClientReply> {
  const greeting = { v: 2, app: 'test', now: Date.now() + ahead }
  const { claim, nonce } = accepted(await client.request('space:greet', greeting))
  const { host } = v.parse(Claim, claim)
  const proof = await client.keys.sign(entryProof(space.id, host, String(nonce)))
  const entry = { key: toBase64(client.keys.publicKey), proof: toBase64(proof) }
  return client.request('space:enter', entry)
}

test('a clock that drifts slowly is told, too', async () => {
  const space = await startSpace()
  const [mina, omar] = [await enterAsMember(space, 'Mina'), await enterAsMember(space, 'Omar')]
  for (let seconds = 150; seconds <= 450; seconds += 30)
    await omar.request('space:greet', { v: 2, app: 'test', now: Date.now() + seconds * 1000 })
  await mina.catchesUp()
  const told = mina.all('member:changed').map(({ member }) => (member as { clock?: number }).clock ?? 0)
  expect(told.at(-1)).toBeGreaterThan(380_000)
})

test('one whose clock is told too often is refused before the entry, and can enter later over the same connection', async () => {
  // It stands still: no allowance grows again during the greetings, however long they take.
  let skippedMs = systemTime.ticks()
  const time = { ...systemTime, ticks: () => skippedMs }
  const space = await startSpace({ time })
  const mina = await enterAsMember(space, 'Mina')
  const omar = await enterAsMember(space, 'Omar')
  const { keys } = omar
  for (let n = 0; n < 40; n += 1)
    await omar.request('space:greet', { v: 2, app: 'test', now: Date.now() + (n + 1) * hourMs })
  omar.socket.disconnect()
  const again = await openClient(space, { keys })
  await expect.poll(async () => codeOf(await enter(space, again, -hourMs))).toBe('too-many')
  skippedMs += hourMs
  expect(codeOf(await enter(space, again, -hourMs))).toBe('ok')
  await mina.catchesUp()
  const told = mina.all('member:changed').map(({ member }) => member as { clock?: number })
  expect(Math.round((told.at(-1)?.clock ?? 0) / hourMs)).toBe(-1)
})
