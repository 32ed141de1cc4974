import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { writeJsonFile, createJsonFile, readJsonFile } from '../../../src/main/cli/json-file.ts'
import { tempFolder } from '../../support/chat.ts'

const Note = v.object({ text: v.string() })
const disk = vi.hoisted(() => ({ hasLinks: true }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const linkSync: typeof real.linkSync = (from, to) => {
    if (!disk.hasLinks) throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
    real.linkSync(from, to)
  }
  return { ...real, linkSync }
})

afterEach(() => {
  disk.hasLinks = true
})

describe.each([true, false])('with and without hard links: %s', (hasLinks) => {
  test('the first of two concurrent writers wins', () => {
    disk.hasLinks = hasLinks
    const path = join(tempFolder(), 'note.json')
    expect(createJsonFile(path, Note, { text: 'one' })).toEqual({ text: 'one' })
    expect(createJsonFile(path, Note, { text: 'two' })).toEqual({ text: 'one' })
  })

  test('a later write replaces the file and leaves no temporary file', () => {
    disk.hasLinks = hasLinks
    const folder = tempFolder()
    const path = join(folder, 'note.json')
    createJsonFile(path, Note, { text: 'one' })
    writeJsonFile(path, { text: 'two' })
    expect(readJsonFile(path, Note)).toEqual({ text: 'two' })
    expect(readdirSync(folder)).toEqual(['note.json'])
  })
})
