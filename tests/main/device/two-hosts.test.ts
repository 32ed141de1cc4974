/** The data folder of a host is copied, and both copies run in one network. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { joinNearby, openTestDevice, pollOptions, type TestDevice } from '../../support/device.ts'
import { tempFolder } from '../../support/chat.ts'

function hosts({ device }: TestDevice, space: string): boolean | undefined {
  return device.spaces.find(space)?.summary.hosting
}

test('the copy that starts later becomes a member of the first, and says so', async () => {
  const mina = await openTestDevice('Mina')
  const space = await mina.start('Workshop of two')
  const omar = await openTestDevice('Omar')
  await joinNearby(omar, space)
  await omar.post(space, 'before')
  await expect.poll(() => mina.texts(space), pollOptions).toEqual(['before'])
  await mina.close()
  const folder = join(tempFolder(), 'copy')
  cpSync(mina.dataDir, folder, { recursive: true })

  const first = await openTestDevice('Mina', mina.dataDir)
  await expect.poll(async () => (await omar.view(space)).connection.state, pollOptions).toBe('open')
  await first.post(space, 'by the first')
  // Right after a start it waits for what the others know.
  await expect.poll(() => omar.texts(space), pollOptions).toEqual(['before', 'by the first'])
  const second = await openTestDevice('Mina', folder)
  await expect.poll(() => [hosts(first, space), hosts(second, space)], pollOptions).toEqual([true, false])
  unwrap(await second.requestDevice('device:watch', {}))
  const told = second.received.filter(({ name }) => name === 'problem:occurred')
  expect(told).toMatchObject([{ payload: { about: 'replaced', detail: 'Workshop of two' } }])
  await expect.poll(async () => (await second.view(space)).connection.state, pollOptions).toBe('open')
  await omar.post(space, 'to all')
  const all = ['before', 'by the first', 'to all']
  for (const one of [omar, first, second]) await expect.poll(() => one.texts(space), pollOptions).toEqual(all)
})
