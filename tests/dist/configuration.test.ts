import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppInfo, Packager } from 'app-builder-lib'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { expect, test } from 'vitest'

const root = process.cwd()
const read = () => getConfig(root, 'electron-builder.yml', null)
const check = (config: Awaited<ReturnType<typeof read>>) =>
  validateConfiguration(config, new DebugLogger(false))

test('the configuration has only options that electron-builder knows', async () => {
  await expect(check(await read())).resolves.toBeUndefined()
})

test('a misspelt option is found', async () => {
  const config = await read()
  await expect(check({ ...config, linux: { ...config.linux, catgory: 'Network' } as never })).rejects.toThrow(
    'configuration.linux'
  )
})

test('each system has its installer, its icon and its permission texts', async () => {
  const { linux, mac, win, nsis } = await read()
  expect([linux?.target, mac?.target, win?.target]).toEqual([['deb', 'rpm', 'AppImage'], ['dmg'], ['nsis']])
  for (const path of [linux?.icon, mac?.icon, win?.icon, nsis?.include]) {
    expect(existsSync(path ?? 'nothing'), path ?? 'nothing').toBe(true)
  }
  expect(mac?.extendInfo).toMatchObject({ NSBonjourServices: ['_parley._tcp'] })
})

test('the desktop file, the window class, the app ids and the AppStream id are one string', async () => {
  const identity = 'org.parley.Parley'
  const { appId, linux } = await read()
  const metainfo = readFileSync(`resources/linux/${identity}.metainfo.xml`, 'utf8')
  expect(appId).toBe(identity)
  expect(linux?.syncDesktopName).toBe(true)
  expect(own.desktopName).toBe(`${identity}.desktop`)
  expect(metainfo).toContain(`<id>${identity}</id>`)
  expect(metainfo).toContain(`<launchable type="desktop-id">${identity}.desktop</launchable>`)
  expect(sources('src/main').some((text) => text.includes('setAppUserModelId'))).toBe(true)
  const named = ['src', 'scripts', 'resources/linux']
    .flatMap(sources)
    .concat(readFileSync('electron-builder.yml', 'utf8'))
  const names = named.flatMap((text) => text.match(/\borg\.parl\w*\.\w+/gi) ?? [])
  expect(new Set(names)).toEqual(new Set([identity]))
})

test('the newest version is the same everywhere', () => {
  const changes = readFileSync('CHANGELOG.md', 'utf8').match(/^## \[(\d[^\]]*)\]/m)
  const debian = readFileSync('resources/linux/changelog', 'utf8').match(/^parley-chat \(([^)]+)\)/)
  const appStream = readFileSync('resources/linux/org.parley.Parley.metainfo.xml', 'utf8').match(
    /<release version="([^"]+)"/
  )
  expect([changes, debian, appStream].map((found) => found?.[1])).toEqual([
    own.version,
    own.version,
    own.version
  ])
})

test('the packages name a home page and a contact', async () => {
  const { linux } = await read()
  const packager = new Packager({ projectDir: root })
  await packager.validateConfig()
  expect(await new AppInfo(packager, null).computePackageUrl()).toBe(own.homepage)
  const metainfo = readFileSync('resources/linux/org.parley.Parley.metainfo.xml', 'utf8')
  expect(metainfo).toContain(`<url type="homepage">${own.homepage}</url>`)
  expect(linux?.maintainer).toBe(own.author)
  expect(readFileSync('resources/linux/changelog', 'utf8')).toContain(` -- ${own.author}  `)
})

const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'author' | 'desktopName' | 'homepage' | 'version',
  string
>

/** The texts of the files in a folder. */
function sources(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  return entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
}
