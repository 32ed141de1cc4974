import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  knownSpaces,
  openCliIdentity,
  rememberSpace,
  type KnownSpace
} from '../../../src/main/cli/cli-identity.ts'
import { tempFolder } from '../../support/chat.ts'

const workshop: KnownSpace = {
  space: 'a'.repeat(26),
  name: 'Workshop',
  host: 'h'.repeat(52),
  address: '10.0.0.7:4717'
}
const module = new URL('../../../src/main/cli/cli-identity.ts', import.meta.url).href

describe('the identity of the command line', () => {
  test('stays the same, and each name has its own', () => {
    const folder = tempFolder()
    const key = (name?: string): Uint8Array => openCliIdentity(folder, name).keys.publicKey
    expect(key()).toEqual(key())
    expect(key('Robot')).toEqual(key('Robot'))
    expect(key('Robot')).not.toEqual(key())
  })

  test('is the same for commands that start at the same time', async () => {
    const folder = JSON.stringify(tempFolder())
    const program = `import { openCliIdentity } from ${JSON.stringify(module)}
      console.log(Buffer.from(openCliIdentity(${folder}).keys.publicKey).toString('hex'))`
    const run = promisify(execFile)
    const begin = (): Promise<{ stdout: string }> =>
      run(process.execPath, ['--input-type=module', '-e', program])
    const keys = (await Promise.all(Array.from({ length: 8 }, begin))).map(({ stdout }) => stdout.trim())
    expect(new Set(keys)).toHaveLength(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a space that was entered before', () => {
  test('is recognised by its last name and address', () => {
    const folder = tempFolder()
    expect(knownSpaces(folder)).toEqual([])
    rememberSpace(folder, workshop)
    rememberSpace(folder, { ...workshop, name: 'Atelier', address: '10.0.0.8:4717' })
    expect(knownSpaces(folder)).toEqual([{ ...workshop, name: 'Atelier', address: '10.0.0.8:4717' }])
  })

  test('accepts no other host', () => {
    const folder = tempFolder()
    rememberSpace(folder, workshop)
    expect(() => rememberSpace(folder, { ...workshop, host: 'x'.repeat(52) })).toThrow('unknown key')
    expect(knownSpaces(folder)).toEqual([workshop])
  })

  test('gives an error when its file is damaged', () => {
    const folder = tempFolder()
    rememberSpace(folder, workshop)
    writeFileSync(join(folder, 'cli', 'spaces', `${workshop.space}.json`), '{"space"')
    expect(() => knownSpaces(folder)).toThrow('This file is damaged')
  })
})
