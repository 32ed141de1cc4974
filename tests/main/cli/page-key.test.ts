import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPageKey } from '../../../src/main/cli/page-key.ts'
import { tempFolder } from '../../support/chat.ts'
import { lacks } from '../../support/systems.ts'

test('the key of open pages outlives a run', () => {
  const path = join(tempFolder(), 'page.key')
  const key = openPageKey(path)
  expect(key).toMatch(/^[\w-]{43}$/)
  expect([openPageKey(path), readFileSync(path, 'utf8')]).toEqual([key, key])
})

test.skipIf(lacks('file modes'))('no other account can read the key', () => {
  const path = join(tempFolder(), 'page.key')
  openPageKey(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a damaged key is replaced', () => {
  const path = join(tempFolder(), 'page.key')
  writeFileSync(path, 'damaged')
  const key = openPageKey(path)
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(readFileSync(path, 'utf8')).toBe(key)
})
