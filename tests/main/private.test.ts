/** What Parley writes is this account's alone, and nothing is written where another account could put a link. */
import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { writeRedirectPage } from '../../src/main/cli/redirect-page.ts'
import { openCliIdentity } from '../../src/main/cli/cli-identity.ts'
import { openFailureOf } from '../../src/main/device/open-failure.ts'
import { NotPrivate } from '../../src/main/private.ts'
import { tempFolder } from '../support/chat.ts'
import { openTestDevice } from '../support/device.ts'
import { lacks } from '../support/systems.ts'

/** Some account that is not this one. */
const somebody = 12_345

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

function folderOf(mode: number): string {
  const folder = join(tempFolder(), 'data')
  mkdirSync(folder)
  chmodSync(folder, mode)
  return folder
}

/** Why a device cannot be opened in this folder, and the command line neither. */
async function faultsIn(dataDir: string): Promise<string[]> {
  const device = await openTestDevice('mina', dataDir).then(
    async (opened) => {
      await opened.close()
      return 'none'
    },
    (error: unknown) => openFailureOf(error).reason
  )
  try {
    openCliIdentity(dataDir, undefined)
    return [device, 'none']
  } catch (error) {
    return [device, openFailureOf(error).reason]
  }
}

/** Everything Parley makes, in a process with this umask. @returns path and mode of each, while they are in use */
async function madeUnder(umask: string): Promise<[path: string, mode: string][]> {
  const folder = join(tempFolder(), 'made', 'data')
  const sourceOf = (name: string): string =>
    JSON.stringify(new URL(`../../src/main/${name}`, import.meta.url).href)
  const script = `
    import { readdirSync, statSync } from 'node:fs'
    import { join } from 'node:path'
    import { openDevice } from ${sourceOf('device/local-device.ts')}
    import { openCliIdentity } from ${sourceOf('cli/cli-identity.ts')}
    import { registerInstance } from ${sourceOf('cli/running-instance.ts')}
    import { writeRedirectPage } from ${sourceOf('cli/redirect-page.ts')}
    process.umask(${umask})
    const folder = ${JSON.stringify(folder)}
    const device = await openDevice({ dataDir: folder, pagesDir: '/nowhere', version: '0', profileName: 'Mina' })
    await device.request({ space: null, name: 'space:start', payload: { name: 'Workshop', guests: 'off' } })
    openCliIdentity(folder, 'Robot')
    registerInstance(folder, 'http://localhost:1/#local=secret')
    writeRedirectPage('http://localhost:1/#local=secret', folder)
    writeRedirectPage('http://localhost:1/#local=secret', join(folder, 'window-chromium'))
    const made = [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name))]
    console.log(JSON.stringify(made.map((path) => [path, (statSync(path).mode & 0o7777).toString(8)])))
    await device.close()`
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script])
  return JSON.parse(stdout) as [string, string][]
}

describe.skipIf(lacks('file modes'))('files and folders of Parley', () => {
  test.each(['0o000', '0o077'])('are readable only by this account, with a umask of %s', async (umask) => {
    const made = await madeUnder(umask)
    const folders = made.filter(([path]) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    const files = made.filter((one) => !folders.includes(one))
    const names = files.map(([path]) =>
      path
        .split('/')
        .at(-1)
        ?.replace(/^[a-z2-7]{26}/, 'space')
    )
    expect(names).toEqual(
      expect.arrayContaining([
        'device.db',
        'device.db-wal',
        'open.html',
        'open.json',
        'space.db',
        'space.db-wal'
      ])
    )
    expect(folders.filter(([, mode]) => mode !== '700')).toEqual([])
    expect(files.filter(([, mode]) => mode !== '600')).toEqual([])
  })

  test('become private when an older version left them readable', async () => {
    const { dataDir, start, close } = await openTestDevice('mina')
    const space = await start('Workshop')
    await close()
    const files = [join(dataDir, 'device.db'), join(dataDir, 'spaces', `${space}.db`)]
    for (const file of files) chmodSync(file, 0o644)
    chmodSync(join(dataDir, 'spaces'), 0o775)
    await (await openTestDevice('mina', dataDir)).close()
    expect([...files, join(dataDir, 'spaces')].map(modeOf)).toEqual(['600', '600', '700'])
  })
})

describe.skipIf(lacks('file modes'))('an existing folder', () => {
  test.each(['1777', '777', '770', '775'])('is refused when others can write to it: %s', async (mode) => {
    const folder = folderOf(parseInt(mode, 8))
    expect(await faultsIn(folder)).toEqual(['shared', 'shared'])
    expect(modeOf(folder)).toBe(mode)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['755', '750', '700'])('keeps its mode: %s', async (mode) => {
    const folder = folderOf(parseInt(mode, 8))
    const device = await openTestDevice('mina', folder)
    await device.start('Workshop')
    await device.close()
    expect(await faultsIn(folder)).toEqual(['none', 'none'])
    expect(modeOf(folder)).toBe(mode)
    expect(modeOf(join(folder, 'device.db'))).toBe('600')
    expect(modeOf(join(folder, 'spaces'))).toBe('700')
  })

  test('is refused with an instruction', async () => {
    const folder = folderOf(0o1777)
    await expect(openTestDevice('mina', folder)).rejects.toThrow(
      /Another account .* Choose another folder, or .*chmod 700.*data$/
    )
  })
})

describe.skipIf(lacks('files of other accounts'))('another account', () => {
  test('cannot make root write into its folder', async () => {
    const folder = folderOf(0o700)
    chownSync(folder, somebody, somebody)
    expect(await faultsIn(folder)).toEqual(['shared', 'shared'])
    expect(() => writeRedirectPage('http://localhost:1/#local=secret', folder)).toThrow(NotPrivate)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['device.db', 'spaces', 'data'])('cannot redirect root by a link: %s', async (name) => {
    const folder = folderOf(0o700)
    const target = join(tempFolder(), 'target')
    if (name === 'device.db') writeFileSync(target, '')
    else mkdirSync(target)
    const link = name === 'data' ? `${folder}-link` : join(folder, name)
    symlinkSync(target, link)
    lchownSync(link, somebody, somebody)
    const dataDir = name === 'data' ? link : folder
    if (name === 'spaces') {
      const device = await openTestDevice('mina', dataDir)
      await expect(device.start('Workshop')).rejects.toMatchObject({ code: 'storage' })
    } else expect((await faultsIn(dataDir))[0]).toBe('shared')
    expect(name === 'device.db' ? readFileSync(target, 'utf8') : readdirSync(target)).toHaveLength(0)
  })
})

test.skipIf(lacks('file modes'))(
  'the page with the secret replaces a link and leaves its target unchanged',
  () => {
    const [folder, target] = [tempFolder(), join(tempFolder(), 'target')]
    writeFileSync(target, 'mine')
    symlinkSync(target, join(folder, 'open.html'))
    writeRedirectPage('http://localhost:1/#local=secret', folder)
    expect(readFileSync(target, 'utf8')).toBe('mine')
    expect(readFileSync(join(folder, 'open.html'), 'utf8')).toContain('secret')
  }
)

test.skipIf(lacks('file modes'))('a link of one’s own account is followed, unless it is broken', async () => {
  const [folder, elsewhere] = [tempFolder(), tempFolder()]
  symlinkSync(elsewhere, join(folder, 'spaces'))
  const device = await openTestDevice('mina', folder)
  await device.start('Workshop')
  await device.close()
  expect(readdirSync(elsewhere).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  const nowhere = join(tempFolder(), 'nowhere')
  symlinkSync(nowhere, join(elsewhere, 'device.db'))
  expect((await faultsIn(elsewhere))[0]).not.toBe('none')
  expect(existsSync(nowhere)).toBe(false)
})
