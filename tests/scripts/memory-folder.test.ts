import { rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { memoryFolder } from '../../scripts/setup/memory-folder.mjs'
import { tempFolder } from '../support/chat.ts'
import { lacks } from '../support/systems.ts'

test.skipIf(lacks('Linux'))(
  'tests write to memory only where there is enough of it, and programs start from it',
  () => {
    const folder = memoryFolder()
    if (folder === null) return // the system's temporary folder is used
    onTestFinished(() => {
      rmSync(folder, { recursive: true })
    })
    const program = join(folder, 'program')
    writeFileSync(program, '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    expect(spawnSync(program).status).toBe(3)
  }
)

test('a folder that is on a disk, has no space or does not exist is not used', () => {
  expect(memoryFolder(tempFolder())).toBe(null)
  expect(memoryFolder('/proc')).toBe(null)
  expect(memoryFolder('/nowhere')).toBe(null)
})
