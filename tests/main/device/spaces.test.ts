import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#shared/log/event.ts'
import type { DeviceContext } from '../../../src/main/device/context.ts'
import { openSelf } from '../../../src/main/device/self.ts'
import { Spaces } from '../../../src/main/device/spaces.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { probeHost } from '../../../src/main/identity/probe.ts'
import type { ProbeResult } from '../../../src/main/identity/probe-result.ts'
import type { StoredSpace } from '../../../src/main/store/device-file.ts'
import { startSpace, tempFolder } from '../../support/chat.ts'

/** @param nearby what this device sees */
async function openSpaces(nearby: readonly ProbeResult[], stored?: StoredSpace): Promise<Spaces> {
  const dataDir = tempFolder()
  const self = await openSelf(dataDir, 'Omar')
  if (stored) self.file.saveSpace(stored)
  const ignore = (): undefined => undefined
  const context = {
    self,
    dataDir,
    version: 'test',
    pages: null,
    nearby: () => nearby.map((probe) => ({ probe })),
    changed: ignore,
    problem: ignore,
    colourTaken: () => undefined,
    invitationUsed: ignore
  } as unknown as DeviceContext
  const spaces = new Spaces(context, ignore)
  onTestFinished(async () => {
    await spaces.stop()
    self.file.close()
  })
  return spaces
}

test('a space is joined at the port of one that ended and is still listed', async () => {
  const { id, host } = await startSpace()
  const probe = await probeHost('127.0.0.1', host.port)
  if (!probe) throw new Error('the host does not answer')
  const ended = { ...probe, greeting: { ...probe.greeting, space: newId(nodeCrypto) } }
  const spaces = await openSpaces([ended])
  expect(await spaces.join(probe.address)).toBe(id)
  await expect.poll(() => spaces.get(id).session.view.connection.state).toBe('open')
})

test.each(['closed', 'open'])(
  'a known space that is %s is joined at the new address of its host',
  async (state) => {
    const { id, host } = await startSpace()
    const probe = await probeHost('127.0.0.1', host.port)
    if (!probe) throw new Error('the host does not answer')
    const spaces = await openSpaces([], {
      space: id,
      name: 'Workshop',
      host: probe.greeting.host,
      address: '127.0.0.1:1',
      open: false,
      port: 0,
      guests: 'off'
    })
    if (state === 'open') await spaces.open(id)
    expect(await spaces.join(probe.address)).toBe(id)
    await expect.poll(() => spaces.get(id).session.view.connection.state).toBe('open')
  }
)
