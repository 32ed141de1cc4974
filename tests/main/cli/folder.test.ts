import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataFolder } from '../../../src/main/cli/folder.ts'

describe('the data folder', () => {
  test('is the app’s usual folder on each system', () => {
    expect(dataFolder(undefined, {}, 'linux')).toBe(join(homedir(), '.config', 'Parley'))
    expect(dataFolder(undefined, { XDG_CONFIG_HOME: '/etc/mina' }, 'linux')).toBe(resolve('/etc/mina/Parley'))
    expect(dataFolder(undefined, {}, 'darwin')).toBe(
      join(homedir(), 'Library', 'Application Support', 'Parley')
    )
    expect(dataFolder(undefined, { APPDATA: '/Roaming' }, 'win32')).toBe(resolve('/Roaming/Parley'))
  })

  test('is the option’s before the variable’s', () => {
    expect(dataFolder(undefined, { PARLEY_DATA: '/srv/a' })).toBe(resolve('/srv/a'))
    expect(dataFolder('b', { PARLEY_DATA: '/srv/a' })).toBe(resolve('b'))
  })
})
