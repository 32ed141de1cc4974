/** Two real hosts on copies of one file, of which one or both see the other: one goes on in each case. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareClaims, type Claim } from '#shared/log/claim.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { connect } from '../../../../src/main/connection/pinned-connection.ts'
import { meetOver } from '../../../../src/main/device/meet-rival.ts'
import { startHost } from '../../../../src/main/host/host.ts'
import type { Rival } from '../../../../src/main/host/claims/rival.ts'
import type { Host } from '../../../../src/main/host/options.ts'
import { derOf, fingerprintOf, newCertificate } from '../../../../src/main/identity/certificate.ts'
import { nodeCrypto } from '../../../../src/main/identity/crypto.ts'
import { openSpaceFile } from '../../../../src/main/store/space-file.ts'
import { startSpace, tempFolder, type Space } from '../../../support/chat.ts'
import { onCleanup } from '../../../support/cleanup.ts'
import { codeOf, enterAsMember, type ContractClient } from '../../../support/contract-client.ts'

interface Copy {
  space: Space
  /** What it sees in the network. */
  rivals: Rival[]
  yielded: Claim[]
}

/** On a copy of the file of another host, which was stopped meanwhile. */
async function copyOf(space: Space): Promise<Copy> {
  const path = join(tempFolder(), 'space.db')
  copyFileSync(space.path, path)
  const file = openSpaceFile(path)
  const { certificate, key } = await newCertificate(Date.now())
  const copy: Pick<Copy, 'rivals' | 'yielded'> = { rivals: [], yielded: [] }
  const host = await startHost({
    space: space.id,
    log: file.log,
    keys: space.keys,
    crypto: nodeCrypto,
    hostName: () => 'Host',
    tls: { certificate, key },
    app: 'test',
    port: 0,
    address: '127.0.0.1',
    guests: 'off',
    pages: null,
    onProblem: (about, detail) => space.problems.push(`${about}: ${detail}`),
    rivals: () => copy.rivals,
    onYielded: (to) => copy.yielded.push(to)
  })
  onCleanup(async () => {
    await host.close()
    file.close()
  })
  return { ...copy, space: { ...space, host, file, certificate } }
}

/** The second one has the higher claim. */
async function twoCopies(): Promise<[Copy, Copy]> {
  const first: Pick<Copy, 'rivals' | 'yielded'> = { rivals: [], yielded: [] }
  const space = await startSpace({
    rivals: () => first.rivals,
    onYielded: (to) => first.yielded.push(to)
  })
  await space.stop()
  const lower = await copyOf(space)
  await space.restart()
  await space.restart()
  const higher = { ...first, space }
  expect(compareClaims(lower.space.host.claim(), higher.space.host.claim())).toBeLessThan(0)
  return [lower, higher]
}

/** As discovery does once the other one has shown its greeting page. */
function sees(one: Copy, other: Copy): void {
  const { id, keys, host, certificate } = other.space
  const pinned = {
    address: `127.0.0.1:${String(host.port)}`,
    fingerprint: fingerprintOf(derOf(certificate)),
    host: deviceIdOf(keys.publicKey, nodeCrypto.hash)
  }
  one.rivals.push({
    claim: host.claim(),
    meet: async (meeting) => meetOver(await connect(pinned), meeting, { space: id, keys, app: 'test' })
  })
  one.space.host.lookAround()
}

async function joinAt({ space }: Copy, name: string): Promise<ContractClient> {
  const member = await enterAsMember(space, name)
  await member.joins(space.lobby)
  return member
}

/** @returns the hosts that have stopped */
const stopped = (copies: readonly Copy[]): Host[] =>
  copies.filter(({ yielded }) => yielded.length > 0).map(({ space }) => space.host)

test.each([
  ['lower', 'lower'],
  ['lower', 'higher'],
  ['higher', 'lower'],
  ['higher', 'higher']
])(
  'only the one with the %s claim sees the other; the one with the %s claim has more people',
  async (seer, fuller) => {
    const [lower, higher] = await twoCopies()
    const copies = { lower, higher }
    const full = copies[fuller as keyof typeof copies]
    const empty = full === lower ? higher : lower
    const [mina, omar] = [await joinAt(full, 'Mina'), await joinAt(empty, 'Omar')]
    await joinAt(full, 'Lea')
    const one = copies[seer as keyof typeof copies]
    sees(one, one === lower ? higher : lower)
    await expect.poll(() => stopped([lower, higher])).toEqual([empty.space.host])
    // The one that asks claims above once it has the answer.
    const order = (): number => compareClaims(empty.space.host.claim(), full.space.host.claim())
    await expect.poll(order).toBeLessThan(0)
    await expect.poll(async () => codeOf(await mina.posts(full.space.lobby, 'here'))).toBe('ok')
    expect(codeOf(await omar.posts(empty.space.lobby, 'lost?'))).toBe('contested')
  }
)

test('with as many people at both, the one with the higher claim goes on, no matter which one asks', async () => {
  for (const isLowerAsking of [true, false]) {
    const [lower, higher] = await twoCopies()
    if (isLowerAsking) sees(lower, higher)
    else sees(higher, lower)
    await expect.poll(() => stopped([lower, higher])).toEqual([lower.space.host])
  }
})

test('when both ask at the same time, one of them goes on', async () => {
  for (let n = 0; n < 5; n += 1) {
    const [lower, higher] = await twoCopies()
    await joinAt(lower, 'Mina')
    await joinAt(lower, 'Omar')
    sees(lower, higher)
    sees(higher, lower)
    await expect.poll(() => stopped([lower, higher])).toEqual([higher.space.host])
  }
})
