import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliDataFolder } from '../../../src/main/cli/folder.ts'

describe('the data folder', () => {
  test('is the app’s usual folder on each system', () => {
    expect(cliDataFolder(undefined, {}, 'linux')).toBe(join(homedir(), '.config', 'Parley'))
    expect(cliDataFolder(undefined, { XDG_CONFIG_HOME: '/etc/mina' }, 'linux')).toBe(
      resolve('/etc/mina/Parley')
    )
    expect(cliDataFolder(undefined, {}, 'darwin')).toBe(
      join(homedir(), 'Library', 'Application Support', 'Parley')
    )
    expect(cliDataFolder(undefined, { APPDATA: '/Roaming' }, 'win32')).toBe(resolve('/Roaming/Parley'))
  })

  test('is the option’s before the variable’s', () => {
    expect(cliDataFolder(undefined, { PARLEY_DATA: '/srv/a' })).toBe(resolve('/srv/a'))
    expect(cliDataFolder('b', { PARLEY_DATA: '/srv/a' })).toBe(resolve('b'))
  })
})
