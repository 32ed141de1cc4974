/** What a device keeps on its disk, and what it forgets. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { deviceRequests, type StorageMeasure } from '#shared/bridge.ts'
import { unwrap } from '#shared/values/reply.ts'
import { joinNearby, openTestDevice, pollOptions, type TestDevice } from '../../support/device.ts'

/** Checked against its row, as a window would. */
async function measure(device: TestDevice): Promise<StorageMeasure> {
  return v.parse(
    deviceRequests['storage:measure'].answer,
    unwrap(await device.requestDevice('storage:measure', {}))
  )
}

const filesOf = ({ dataDir }: TestDevice): string[] => readdirSync(join(dataDir, 'spaces'))

test('every space has its size, open or closed', async () => {
  const mina = await openTestDevice('mina')
  const [open, closed] = [await mina.start('Open'), await mina.start('Closed')]
  unwrap(await mina.requestDevice('space:close', { space: closed }))
  await mina.post(open, 'hello')
  await expect.poll(async () => (await measure(mina)).spaces[0]?.events, pollOptions).toBe(4)
  const { folder, free, spaces } = await measure(mina)
  expect(folder).toBe(mina.dataDir)
  expect(free).toBeGreaterThan(1_000_000)
  expect(spaces).toMatchObject([
    { space: open, name: 'Open' },
    { space: closed, name: 'Closed', events: 3 }
  ])
  for (const { bytes } of spaces) expect(bytes).toBeGreaterThan(4096)
})

test('a closed space can be opened after it was measured, and a damaged one has no events', async () => {
  const mina = await openTestDevice('mina')
  const [whole, broken] = [await mina.start('Whole'), await mina.start('Broken')]
  for (const space of [whole, broken]) unwrap(await mina.requestDevice('space:close', { space }))
  writeFileSync(join(mina.dataDir, 'spaces', `${broken}.db`), 'this is no database, and never was one')
  expect((await measure(mina)).spaces).toMatchObject([{ events: 3 }, { events: null, bytes: 38 }])
  const left = filesOf(mina).filter((file) => !file.endsWith('-lock'))
  expect(left.toSorted()).toEqual([`${whole}.db`, `${broken}.db`].toSorted())
  expect(await mina.requestDevice('space:open', { space: whole })).toEqual({ ok: true })
})

test('a forgotten space is deleted from the disk and the list, and stays deleted', async () => {
  const mina = await openTestDevice('mina')
  const [kept, forgotten] = [await mina.start('Kept'), await mina.start('Forgotten')]
  unwrap(await mina.requestDevice('space:forget', { space: forgotten }))
  await expect
    .poll(() => mina.received.findLast(({ name }) => name === 'spaces:changed')?.payload)
    .toMatchObject({ spaces: [{ space: kept }] })
  expect(filesOf(mina).filter((file) => file.startsWith(forgotten))).toEqual([])
  expect(await mina.requestDevice('space:open', { space: forgotten })).toMatchObject({ code: 'not-found' })
  await mina.close()
  const again = await openTestDevice('mina', mina.dataDir)
  expect((await measure(again)).spaces).toMatchObject([{ space: kept }])
})

test('a closed space is forgotten too, an unknown one is not found', async () => {
  const mina = await openTestDevice('mina')
  const space = await mina.start('Workshop')
  unwrap(await mina.requestDevice('space:close', { space }))
  unwrap(await mina.requestDevice('space:forget', { space }))
  expect(filesOf(mina)).toEqual([])
  expect(await mina.requestDevice('space:forget', { space })).toMatchObject({ ok: false, code: 'not-found' })
})

test('forgetting a space does not affect others, and the person may return', async () => {
  const mina = await openTestDevice('mina')
  const omar = await openTestDevice('omar')
  const space = await mina.start('Workshop')
  await joinNearby(omar, space)
  await omar.post(space, 'remember me')
  await expect.poll(() => mina.texts(space), pollOptions).toEqual(['remember me'])
  unwrap(await omar.requestDevice('space:forget', { space }))
  await expect.poll(() => omar.nearby(space), pollOptions).toMatchObject([{ known: false }])
  await joinNearby(omar, space)
  await omar.post(space, 'back again')
  await expect.poll(() => mina.texts(space), pollOptions).toEqual(['remember me', 'back again'])
})
