/** Files that cannot be used say why, in a sentence for a person, and nothing acknowledged is ever lost. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { toBase32 } from '#shared/values/ids.ts'
import { StorageError } from '../../../src/main/store/database.ts'
import { openSpaceFile } from '../../../src/main/store/space-file.ts'
import { accepted, codeOf, enterAsMember } from '../../support/contract-client.ts'
import { startSpace, tempFolder } from '../../support/chat.ts'
import { smallDisk } from '../../support/small-disk.ts'

/** What opening the file ends in. */
function problemOf(path: string): [reason: string, sentence: string] {
  try {
    openSpaceFile(path).close()
    return ['none', '']
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    return [error.reason, error.message]
  }
}

/** A space's file with some messages, not in use. */
async function writtenFile(): Promise<string> {
  const space = await startSpace()
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  for (let n = 0; n < 50; n += 1) accepted(await mina.posts(space.lobby, 'x'.repeat(2000)))
  await space.stop()
  return space.path
}

/** Another process that writes into the file. */
function storing(path: string): ChildProcess {
  const child = spawn(process.execPath, ['tests/support/endless-writer.ts', path], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

describe('a database file', () => {
  test('opens repeatedly when it is intact', async () => {
    const path = await writtenFile()
    expect(problemOf(path)).toEqual(['none', ''])
    expect(problemOf(path)).toEqual(['none', ''])
  })

  test('with random content is refused', () => {
    const path = join(tempFolder(), 'space.db')
    writeFileSync(path, 'this is no database, but it is long enough to be one '.repeat(100))
    expect(problemOf(path)).toEqual(['corrupt', expect.stringContaining('damaged')])
  })

  test.each([0.9, 0.5, 0.1])('cut to %d of its length is refused', async (share) => {
    const path = await writtenFile()
    truncateSync(path, Math.floor(readFileSync(path).length * share))
    expect(problemOf(path)).toEqual(['corrupt', expect.stringContaining(path)])
  })

  test('with overwritten pages is refused', async () => {
    const path = await writtenFile()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xaa, 8192, Math.floor(bytes.length / 2)))
    expect(problemOf(path)[0]).toBe('corrupt')
  })

  test('of a newer version is left unchanged', async () => {
    const path = await writtenFile()
    const other = new DatabaseSync(path)
    other.exec('PRAGMA user_version = 99')
    other.close()
    const before = readFileSync(path)
    expect(problemOf(path)).toEqual(['newer', expect.stringContaining('Update')])
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('in use by another process is refused', async () => {
    const path = join(tempFolder(), 'space.db')
    const child = storing(path)
    if (child.stdout) await once(child.stdout, 'data')
    expect(problemOf(path)).toEqual(['locked', expect.stringContaining('Another Parley')])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(problemOf(path)).toEqual(['none', ''])
  })

  test('in a missing folder is refused', () => {
    expect(problemOf(join(tempFolder(), 'nowhere', 'space.db'))[0]).toBe('read-only')
  })

  test('on a read-only disk is refused', async (context) => {
    const disk = smallDisk(4)
    if (!disk) return context.skip('mounting is not allowed here')
    openSpaceFile(join(disk.folder, 'space.db')).close()
    disk.makeReadOnly()
    expect(problemOf(join(disk.folder, 'space.db'))).toEqual([
      'read-only',
      expect.stringContaining('cannot be written')
    ])
    expect(problemOf(join(disk.folder, 'new.db'))[0]).toBe('read-only')
    return undefined
  })

  test('on a full disk is refused', async (context) => {
    const disk = smallDisk(1)
    if (!disk) return context.skip('mounting is not allowed here')
    disk.fill()
    expect(problemOf(join(disk.folder, 'space.db'))[0]).toBe('full')
    return undefined
  })
})

test('what was on disk before a kill is there afterwards', async () => {
  const path = join(tempFolder(), 'space.db')
  const child = storing(path)
  const said: string[] = []
  if (!child.stdout) throw new Error('it says nothing')
  for await (const line of createInterface(child.stdout)) {
    said.push(line)
    if (said.length === 200) child.kill('SIGKILL')
  }
  const [room = '', last = ''] = said.at(-1)?.split(' ') ?? []
  const file = openSpaceFile(path)
  const head = file.log.head(room)?.seq ?? 0
  expect(head).toBeGreaterThanOrEqual(Number(last))
  const seqs = file.log
    .readAfter(toBase32(new Uint8Array(16)), room, 0, 10_000)
    .map(({ position }) => position.seq)
  expect(seqs).toEqual(Array.from({ length: head }, (_, n) => n + 1))
  file.close()
})

test('a host with a full disk refuses messages, loses none, and recovers when there is space', async (context) => {
  const disk = smallDisk(2)
  if (!disk) return context.skip('mounting is not allowed here')
  const space = await startSpace({}, disk.folder)
  const mina = await enterAsMember(space, 'Mina')
  await mina.joins(space.lobby)
  const text = 'x'.repeat(8000)
  accepted(await mina.posts(space.lobby, text))
  disk.fill()
  let acknowledged = 1
  for (; acknowledged < 500; acknowledged += 1) if (!(await mina.posts(space.lobby, text)).ok) break
  expect(codeOf(await mina.posts(space.lobby, text))).toBe('storage')
  expect(space.problems.at(-1)).toContain('The disk is full')
  const held = (): number => space.file.log.readAfter(space.id, space.lobby, 2, 500).length
  expect(held()).toBe(acknowledged)
  expect(codeOf(await mina.request('member:list', { room: space.lobby }))).toBe('ok')
  disk.free()
  expect(codeOf(await mina.posts(space.lobby, 'there is room again'))).toBe('ok')
  expect(held()).toBe(acknowledged + 1)
  expect(space.file.log.head(space.lobby)?.seq).toBe(2 + acknowledged + 1) // no place was left empty
  await space.restart()
  expect(held()).toBe(acknowledged + 1)
  return undefined
})
