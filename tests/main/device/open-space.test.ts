/** A space that is closed while it is still looking for its host. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { OpenSpace } from '../../../src/main/device/open-space.ts'
import { openSelf } from '../../../src/main/device/self.ts'
import type { DeviceContext } from '../../../src/main/device/context.ts'
import { probeHost } from '../../../src/main/identity/probe.ts'
import type { ProbeResult } from '../../../src/main/identity/probe-result.ts'
import type * as LinkModule from '../../../src/main/connection/pinned-connection.ts'
import { startSpace, tempFolder } from '../../support/chat.ts'

const connected = vi.hoisted(() => Promise.withResolvers<undefined>())

vi.mock('../../../src/main/connection/pinned-connection.ts', async (original) => {
  const { connect } = await original<typeof LinkModule>()
  return {
    connect: async (...to: Parameters<typeof connect>) => {
      const link = await connect(...to)
      connected.resolve(undefined)
      return link
    }
  }
})

async function surroundingsWith(probe: ProbeResult): Promise<DeviceContext> {
  const dataDir = tempFolder()
  const self = await openSelf(dataDir, 'Omar')
  onTestFinished(() => {
    self.file.close()
  })
  const nothing = (): undefined => undefined
  const around = { self, dataDir, version: 'test', pages: null, nearby: () => [{ probe }] }
  return {
    ...around,
    changed: nothing,
    problem: nothing,
    colourTaken: () => undefined,
    invitationUsed: nothing
  } as unknown as DeviceContext
}

test('what was forgotten meanwhile is not remembered when the host answers', async () => {
  const { id, host } = await startSpace()
  const met = await probeHost('127.0.0.1', host.port)
  if (!met) throw new Error('the host does not answer')
  const around = await surroundingsWith(met)
  const stored = { space: id, name: 'Old name', host: met.greeting.host, address: null }
  const opened = new OpenSpace({ ...stored, open: false, port: 0, guests: 'off' }, around)
  await opened.open()
  await opened.close()
  around.self.file.dropSpace(id)
  await connected.promise
  await nextTurn()
  expect(around.self.file.spaces()).toEqual([])
})
