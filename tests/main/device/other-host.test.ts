/** A space that this device knows is served by another host than before. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DeviceKeys } from '#shared/log/crypto.ts'
import { deviceIdOf } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import { startDiscovery } from '../../../src/main/discovery/discovery.ts'
import { startHost } from '../../../src/main/host/host.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { probeHost } from '../../../src/main/identity/probe.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { onCleanup } from '../../support/cleanup.ts'
import { joinNearby, openTestDevice, pollOptions, type TestDevice } from '../../support/device.ts'

/** Serves the space from a copy of `holder`'s file, in the name of `keys`. */
async function serve(space: string, holder: TestDevice, keys: DeviceKeys): Promise<void> {
  const path = join(tempFolder(), 'space.db')
  copyFileSync(join(holder.dataDir, 'spaces', `${space}.db`), path)
  const file = openSpaceFile(path)
  const host = await startHost({
    space,
    log: file.log,
    keys,
    crypto: nodeCrypto,
    hostName: () => 'Another host',
    tls: holder.device.self.certificate,
    app: 'test',
    port: 0,
    guests: 'off',
    pages: null,
    onProblem: () => undefined
  })
  const discovery = startDiscovery({
    probe: probeHost,
    onNearby: () => undefined,
    onProblem: () => undefined
  })
  const device = deviceIdOf(keys.publicKey, nodeCrypto.hash)
  const ep = String(host.claim().epoch)
  const txt = { v: String(limits.protocol), id: space, dev: device, ep, n: host.name(), p: '1', f: '' }
  discovery.advertise({ space, device, port: host.port, txt: () => txt })
  onCleanup(async () => {
    await discovery.stop()
    await host.close()
    file.close()
  })
}

/** Omar and Ada have all of Mina's space, and Mina has gone. */
async function withoutHost(
  name: string
): Promise<Record<'mina' | 'omar' | 'ada', TestDevice> & { space: string }> {
  const mina = await openTestDevice('Mina')
  const space = await mina.start(name)
  const [omar, ada] = [await openTestDevice('Omar'), await openTestDevice('Ada')]
  for (const one of [omar, ada]) await joinNearby(one, space)
  await ada.post(space, 'before')
  await expect.poll(() => omar.texts(space), pollOptions).toEqual(['before'])
  const people = async (): Promise<number> => (await omar.view(space)).members.length
  await expect.poll(people, pollOptions).toBe(3)
  await mina.close()
  await ada.close()
  return { space, mina, omar, ada }
}

test('a copy of the one that started it is followed', async () => {
  const { space, omar, ada, mina } = await withoutHost('Handed over')
  await serve(space, ada, mina.device.self.keys)
  await expect.poll(async () => (await omar.view(space)).connection.state, pollOptions).toBe('open')
  await omar.post(space, 'after')
  await expect.poll(() => omar.texts(space), pollOptions).toEqual(['before', 'after'])
})

/** It would be given all that others hold, private rooms too, and anybody can become a member. */
test.each(['another member', 'a stranger'])('%s is not', async (who) => {
  const { space, omar, ada } = await withoutHost(`Taken over by ${who}`)
  await serve(space, ada, who === 'a stranger' ? deviceKeysOf(newIdentityPem()) : ada.device.self.keys)
  await expect.poll(async () => (await omar.view(space)).connection.state, pollOptions).toBe('impostor')
})
