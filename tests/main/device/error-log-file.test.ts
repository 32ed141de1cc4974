import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ErrorLogFile } from '../../../src/main/device/error-log-file.ts'
import { tempFolder } from '../../support/chat.ts'
import { lacks } from '../../support/systems.ts'

test('an error is an entry with its time', () => {
  const folder = tempFolder()
  const log = new ErrorLogFile(folder)
  log.write('the interface', 'Error: one\n    at somewhere')
  log.write('the interface', 'two')
  const path = join(folder, 'errors.log')
  expect(readFileSync(path, 'utf8')).toMatch(/^\d{4}-\S+Z Error: one\n {6}at somewhere\n\d{4}-\S+Z two\n$/)
})

test.skipIf(lacks('file modes'))('it is for this account alone', () => {
  const folder = tempFolder()
  new ErrorLogFile(folder).write('the interface', 'one')
  expect(statSync(join(folder, 'errors.log')).mode & 0o777).toBe(0o600)
})

test('a page that fails all the time does not fill the disk', () => {
  const folder = tempFolder()
  for (let run = 0; run < 3; run += 1) {
    const log = new ErrorLogFile(folder)
    for (let turn = 0; turn < 1_000; turn += 1) log.write('the interface', 'x'.repeat(4_000))
  }
  expect(statSync(join(folder, 'errors.log')).size).toBeLessThan(512 * 1024)
})

test.skipIf(lacks('file modes'))('a symbolic link is not followed', () => {
  const folder = tempFolder()
  const other = join(folder, 'other')
  writeFileSync(other, 'theirs')
  symlinkSync(other, join(folder, 'errors.log'))
  new ErrorLogFile(folder).write('the interface', 'mine')
  expect(readFileSync(other, 'utf8')).toBe('theirs')
})
