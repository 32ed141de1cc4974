import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openSecretUrl } from '../../../src/main/cli/open-url.ts'
import { tempFolder } from '../../support/chat.ts'
import { lacks } from '../../support/systems.ts'

test.skipIf(lacks('Linux'))('the secret of an address is not in a command line', async () => {
  const folder = tempFolder()
  const received = join(folder, 'told')
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$*" > ${received}.new && mv ${received}.new ${received}\n`
  )
  chmodSync(join(folder, 'xdg-open'), 0o755)
  usePath(folder)
  const tidy = openSecretUrl('http://localhost:4716/#local=secret', folder)
  await expect.poll(() => existsSync(received)).toBe(true)
  const given = readFileSync(received, 'utf8')
  expect(given).not.toContain('secret')
  const page = fileURLToPath(given)
  expect(readFileSync(page, 'utf8')).toContain('url=http://localhost:4716/#local=secret')
  expect(statSync(page).mode & 0o077).toBe(0)
  tidy()
  expect(existsSync(page)).toBe(false)
})

function usePath(folder: string): void {
  const before = process.env['PATH'] ?? ''
  process.env['PATH'] = `${folder}:${before}`
  onTestFinished(() => {
    process.env['PATH'] = before
  })
}
