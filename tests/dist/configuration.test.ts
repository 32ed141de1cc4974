import { existsSync } from 'node:fs'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { expect, test } from 'vitest'

const root = process.cwd()
const read = () => getConfig(root, 'electron-builder.yml', null)
const check = (config: Awaited<ReturnType<typeof read>>) =>
  validateConfiguration(config, new DebugLogger(false))

test('the installers are described in words their maker knows', async () => {
  await expect(check(await read())).resolves.toBeUndefined()
})

test('a misspelt word in the description is found', async () => {
  const config = await read()
  await expect(check({ ...config, linux: { ...config.linux, catgory: 'Network' } as never })).rejects.toThrow(
    'configuration.linux'
  )
})

test('each of the three systems gets its installer, its icon and what it asks to be told', async () => {
  const { linux, mac, win, nsis } = await read()
  expect([linux?.target, mac?.target, win?.target]).toEqual([['deb', 'AppImage'], ['dmg'], ['nsis']])
  for (const path of [linux?.icon, mac?.icon, win?.icon, nsis?.include]) {
    expect(existsSync(path ?? 'nothing'), path ?? 'nothing').toBe(true)
  }
  expect(mac?.extendInfo).toMatchObject({ NSBonjourServices: ['_parley._tcp'] })
})
