/** What a device does with files that are not what it wrote: it says which one, and never deletes any. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test, vi } from 'vitest'
import { unwrap } from '#shared/values/reply.ts'
import { openFailureOf } from '../../../src/main/device/open-failure.ts'
import { openTestDevice, pollOptions } from '../../support/device.ts'
import { tempFolder } from '../../support/chat.ts'
import { smallDisk } from '../../support/small-disk.ts'

/** The folder of a device that has a space, and is closed. */
async function usedFolder(): Promise<{ dataDir: string; file: string; space: string }> {
  const device = await openTestDevice('mina')
  const space = await device.start('Workshop')
  await device.close()
  return { dataDir: device.dataDir, file: join(device.dataDir, 'device.db'), space }
}

/** Why the device cannot be opened. */
async function faultIn(dataDir: string): Promise<{ reason: string; path: string }> {
  try {
    await (await openTestDevice('mina', dataDir)).close()
    return { reason: 'none', path: '' }
  } catch (error) {
    return openFailureOf(error)
  }
}

const setting = (file: string, name: string, value: string): void => {
  using sql = new DatabaseSync(file)
  sql.prepare('UPDATE settings SET value = ? WHERE name = ?').run(value, name)
}

describe('a damaged device.db is named and left as it is', () => {
  const damages: [string, (file: string) => void][] = [
    ['bytes of something else', (file) => writeFileSync(file, Buffer.alloc(40_000, 'no database'))],
    ['cut in the middle of a page', (file) => truncateSync(file, 5_000)],
    ['cut to its header', (file) => truncateSync(file, 100)],
    ['emptied', (file) => truncateSync(file, 0)],
    ['a key that is none', (file) => setting(file, 'identity', '"no key"')],
    ['a value that is no JSON', (file) => setting(file, 'profile', '{"name":')],
    ['a certificate that is none', (file) => setting(file, 'certificate', '{"certificate":"x","key":"y"}')],
    [
      'a space that is none',
      (file) => {
        using sql = new DatabaseSync(file)
        sql.prepare(`UPDATE spaces SET value = '{}'`).run()
      }
    ]
  ]
  test.each(damages)('%s', async (_, damage) => {
    const { dataDir, file } = await usedFolder()
    damage(file)
    const before = readFileSync(file)
    expect(await faultIn(dataDir)).toMatchObject({ reason: 'corrupt', path: file })
    expect(readFileSync(file).equals(before)).toBe(true)
    // No one holds it: it can be moved away, and then Parley starts.
    renameSync(file, `${file}.damaged`)
    expect(await faultIn(dataDir)).toMatchObject({ reason: 'none' })
  })
})

test('an empty device.db of a device without spaces is a first start that was cut short', async () => {
  const dataDir = tempFolder()
  writeFileSync(join(dataDir, 'device.db'), '')
  expect(await faultIn(dataDir)).toMatchObject({ reason: 'none' })
})

test('a damaged space does not prevent others from opening; its file is named and stays', async () => {
  const device = await openTestDevice('mina')
  const [workshop, kitchen] = [await device.start('Workshop'), await device.start('Kitchen')]
  await device.close()
  const file = join(device.dataDir, 'spaces', `${workshop}.db`)
  writeFileSync(file, Buffer.alloc(40_000, 'no database'))
  const before = readFileSync(file)
  const again = await openTestDevice('mina', device.dataDir)
  const { spaces } = unwrap(await again.requestDevice('device:watch', {}))
  expect(spaces).toMatchObject([
    { space: workshop, hosting: false },
    { space: kitchen, hosting: true }
  ])
  const problems = again.received.filter(({ name }) => name === 'problem:occurred')
  expect(problems).toMatchObject([{ payload: { about: 'storage', space: workshop } }])
  expect(JSON.stringify(problems)).toContain(file)
  expect(await again.requestDevice('space:open', { space: workshop })).toMatchObject({
    ok: false,
    code: 'storage'
  })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a space whose tables are not ours does not stay locked', async () => {
  const device = await openTestDevice('mina')
  const space = await device.start('Workshop')
  await device.close()
  const file = join(device.dataDir, 'spaces', `${space}.db`)
  const other = new DatabaseSync(file)
  other.exec('DROP TABLE outbox; DROP TABLE marks; DROP TABLE notes; DROP TABLE events')
  other.close()
  await openTestDevice('mina', device.dataDir)
  const mine = new DatabaseSync(file)
  mine.exec('BEGIN EXCLUSIVE; ROLLBACK')
  mine.close()
})

describe('a folder that cannot be used is named', () => {
  test('a file in its place', async () => {
    const dataDir = join(tempFolder(), 'data')
    writeFileSync(dataDir, 'a file')
    expect(await faultIn(dataDir)).toMatchObject({ reason: 'folder', path: dataDir })
  })

  test('a file on the way to it', async () => {
    const file = join(tempFolder(), 'data')
    writeFileSync(file, 'a file')
    expect(await faultIn(join(file, 'parley'))).toMatchObject({ reason: 'folder' })
  })

  test('a folder in place of the file in it', async () => {
    const dataDir = tempFolder()
    mkdirSync(join(dataDir, 'device.db'))
    expect(await faultIn(dataDir)).toMatchObject({ path: join(dataDir, 'device.db') })
  })

  test('one on a disk that cannot be written', async (context) => {
    vi.spyOn(console, 'warn').mockReturnValue() // its mode cannot be set either
    const disk = smallDisk(4)
    if (!disk) return context.skip('mounting is not allowed here')
    const dataDir = join(disk.folder, 'data')
    expect(await faultIn(dataDir)).toMatchObject({ reason: 'none' })
    disk.makeReadOnly()
    expect(await faultIn(dataDir)).toMatchObject({ reason: 'read-only' })
    expect(await faultIn(join(disk.folder, 'new'))).toMatchObject({ reason: 'folder' })
    vi.restoreAllMocks()
    return undefined
  })
})

test('another Parley in the same folder does not count as damage', async () => {
  const device = await openTestDevice('mina')
  expect(await faultIn(device.dataDir)).toMatchObject({ reason: 'locked' })
  expect(existsSync(join(device.dataDir, 'device.db'))).toBe(true)
  expect(readdirSync(device.dataDir).filter((name) => name.includes('damaged'))).toEqual([])
})

test('a host knows whether others are connected to it', async () => {
  const mina = await openTestDevice('mina')
  const received = vi.fn<(serving: boolean) => void>()
  mina.device.onServing(received)
  const space = await mina.start('Workshop')
  await expect.poll(async () => (await mina.view(space)).here, pollOptions).toBe(1)
  expect(received.mock.calls).toEqual([[false]])
  const omar = await openTestDevice('omar')
  await expect.poll(() => omar.nearby(space), pollOptions).toHaveLength(1)
  const [found] = await omar.nearby(space)
  unwrap(await omar.requestDevice('space:join', { address: found?.address ?? '' }))
  await expect.poll(() => received.mock.calls.at(-1), pollOptions).toEqual([true])
  await omar.close()
  await expect.poll(() => received.mock.calls.at(-1), { timeout: 15_000 }).toEqual([false])
})
