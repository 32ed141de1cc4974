/** A command enters a space as a member, and follows no host that was replaced since the last command. */
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signClaim } from '#shared/log/claim.ts'
import { acceptedClaims } from '../../../src/main/cli/cli-identity.ts'
import { enterSpace } from '../../../src/main/cli/member.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { lacks } from '../../support/systems.ts'
import { startSpace, tempFolder, type Space } from '../../support/chat.ts'

async function command(space: Space, dataDir: string): Promise<void> {
  const address = `127.0.0.1:${String(space.host.port)}`
  const { leave } = await enterSpace({ dataDir, space: address, name: 'Robot', version: 'test' })
  await leave()
}

test('the claim that one command has accepted is shown to the host by the next one', async () => {
  const [space, dataDir] = [await startSpace(), tempFolder()]
  await command(space, dataDir)
  const { claim, acceptClaim } = acceptedClaims(dataDir, space.id)
  const first = space.host.claim()
  expect(claim()).toEqual(first)
  acceptClaim(await signClaim(space.id, first.epoch + 5, 1, space.keys, nodeCrypto.hash))
  await command(space, dataDir)
  expect(space.host.claim().epoch).toBe(first.epoch + 6)
  expect(claim()).toEqual(space.host.claim())
  acceptClaim(first)
  expect(claim()).toEqual(space.host.claim())
})

test('a damaged file of claims is named, and no host is followed', async () => {
  const [space, dataDir] = [await startSpace(), tempFolder()]
  await command(space, dataDir)
  const folder = join(dataDir, 'cli', 'claims')
  expect(readdirSync(folder)).toEqual([`${space.id}.json`])
  const file = join(folder, `${space.id}.json`)
  writeFileSync(file, '{"epo')
  await expect(command(space, dataDir)).rejects.toThrow(`go on without what is in it: ${file}`)
  rmSync(file)
  await command(space, dataDir)
})

test.skipIf(lacks('file modes'))(
  'a claim that cannot be written is an error of the disk, not of the host',
  async () => {
    const [space, dataDir] = [await startSpace(), tempFolder()]
    const folder = join(dataDir, 'cli', 'claims')
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o777)
    await expect(command(space, dataDir)).rejects.toThrow(
      `make this one yours alone (chown, chmod 700): ${folder}`
    )
    chmodSync(folder, 0o700)
    await command(space, dataDir)
  }
)
