/** Starts that go wrong: each ends in a sentence, and none in a process without a window. */
import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { onRealElectron } from '../support/desktop.ts'
import { spawnStandIn, startStandIn } from '../support/desktop-stand-in.ts'
import { onCleanup } from '../support/cleanup.ts'
import { tempFolder } from '../support/chat.ts'
import { sampleOf } from '../support/long.ts'
import { smallDisk } from '../support/small-disk.ts'
import { lacks } from '../support/systems.ts'

interface Ended {
  code: number | null
  /** Its standard error. */
  said: string
}

/** How a start ends that must end by itself. @param built another build than that of the project */
async function endOf(dataDir: string, options: Parameters<typeof spawnStandIn>[1] = {}): Promise<Ended> {
  const child = spawnStandIn(dataDir, options)
  onCleanup(() => void child.kill('SIGKILL'))
  const [said, [code]] = await Promise.all([saidBy(child), once(child, 'exit') as Promise<[number | null]>])
  return { code, said }
}

async function saidBy({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('it was started without stderr')
  return text(stderr)
}

/** A built app that differs from the project's. */
function copyOfBuild(change: (out: string) => void): string {
  const root = tempFolder()
  cpSync('out', join(root, 'out'), { recursive: true })
  cpSync('package.json', join(root, 'package.json'))
  change(join(root, 'out'))
  return join(root, 'out', 'main', 'index.js')
}

/** The folder of a person who has used the app before. */
function usedFolder(): string {
  const dataDir = tempFolder()
  cpSync(used, dataDir, { recursive: true })
  return dataDir
}

const used = tempFolder()

describe.skipIf(onRealElectron)('a start that fails (on the stand-in)', () => {
  beforeAll(async () => {
    const first = await startStandIn({ dataDir: used })
    await first.quit()
  })

  interface Bad {
    dataDir: string
    main?: string
    env?: Record<string, string>
  }
  const bad: [name: string, sentence: RegExp, make: () => Bad | null][] = [
    [
      'a file in place of the folder',
      /cannot keep its files in .*data\. Check that it is a folder/,
      () => {
        const dataDir = join(tempFolder(), 'data')
        writeFileSync(dataDir, 'a file')
        return { dataDir }
      }
    ],
    [
      'a folder on a disk that cannot be written',
      /cannot keep its files in .*not read-only/,
      () => {
        const disk = smallDisk(4)
        if (!disk) return null
        const dataDir = join(disk.folder, 'data')
        mkdirSync(join(dataDir, 'window'), { recursive: true })
        disk.makeReadOnly()
        return { dataDir }
      }
    ],
    [
      'a folder that other accounts can write to',
      /Another account of this computer owns .*data or can change it\. Make it yours alone/,
      () => {
        if (lacks('file modes')) return null
        const dataDir = join(tempFolder(), 'data')
        mkdirSync(dataDir)
        chmodSync(dataDir, 0o1777)
        return { dataDir }
      }
    ],
    [
      'a damaged device.db',
      /device\.db is damaged\. .*Put a copy of it back/,
      () => {
        const dataDir = usedFolder()
        writeFileSync(join(dataDir, 'device.db'), Buffer.alloc(40_000, 'no database'))
        return { dataDir }
      }
    ],
    [
      'a folder in place of device.db',
      /cannot use .*device\.db/,
      () => {
        const dataDir = usedFolder()
        rmSync(join(dataDir, 'device.db'))
        mkdirSync(join(dataDir, 'device.db'))
        return { dataDir }
      }
    ],
    [
      'a temporary folder that is not there',
      /cannot keep its files in .*nowhere/,
      () => {
        const nowhere = join(tempFolder(), 'nowhere')
        return { dataDir: tempFolder(), env: { TMPDIR: nowhere, TEMP: nowhere } }
      }
    ],
    [
      'a part of the program that is missing',
      /A part of Parley is missing or does not work/,
      () => ({ dataDir: usedFolder(), main: copyOfBuild((out) => rmSync(join(out, 'main', 'worker.js'))) })
    ],
    [
      'a part of the program that fails while it is loaded',
      /A part of Parley is missing or does not work/,
      () => ({
        dataDir: usedFolder(),
        main: copyOfBuild((out) => writeFileSync(join(out, 'main', 'worker.js'), 'throw new Error("no")'))
      })
    ],
    [
      'a file of the window’s thread that is missing',
      /A part of Parley is missing or does not work/,
      () => ({
        dataDir: usedFolder(),
        main: copyOfBuild((out) => rmSync(join(out, 'main', 'chunks'), { recursive: true }))
      })
    ],
    [
      'an interface that is missing',
      /A part of Parley is missing or does not work/,
      () => ({
        dataDir: usedFolder(),
        main: copyOfBuild((out) => rmSync(join(out, 'renderer'), { recursive: true }))
      })
    ]
  ]

  test.each(bad)('%s: a program that waits for the window gets one line', async (_, sentence, make) => {
    const made = make()
    if (!made) return
    const marker = join(tempFolder(), 'shown')
    const { code, said } = await endOf(made.dataDir, {
      main: made.main,
      env: { ...made.env, PARLEY_WINDOW_SHOWN: marker }
    })
    const lines = said.split('\n').filter((line) => line.startsWith('Parley cannot start: '))
    expect(lines).toEqual([expect.stringMatching(sentence)])
    expect([code, existsSync(marker), /dialog|error box/.test(said)]).toEqual([1, false, false])
  })

  // What the sentences are has been seen above.
  test.each(sampleOf(bad, 2))('%s: a person sees a dialog, then the app ends', async (_, sentence, make) => {
    const made = make()
    if (!made) return
    const { code, said } = await endOf(made.dataDir, { main: made.main, env: made.env })
    expect(said).toMatch(/^(dialog|error box): /m)
    expect(said.replaceAll('\n', ' ')).toMatch(sentence)
    expect(code).toBe(1)
  })

  describe('a page whose process cannot be started', () => {
    const env = { STAND_IN_NEVER: 'page' }

    test('a program that waits for the window gets one line', async () => {
      const marker = join(tempFolder(), 'shown')
      const { code, said } = await endOf(tempFolder(), { env: { ...env, PARLEY_WINDOW_SHOWN: marker } })
      expect([code, existsSync(marker)]).toEqual([1, false])
      expect(said).toMatch(/^Parley cannot start: The window’s page stopped several times in a row\.$/m)
    })

    test('a person is asked, and can quit', async () => {
      const { code, said } = await endOf(tempFolder(), { env })
      expect(said).toMatch(/dialog: The window’s page stopped several times in a row/)
      expect(code).toBe(0)
    })
  })

  test('another Parley in the same folder is reported, with how to stop it', async () => {
    const dataDir = tempFolder()
    const { openDevice } = await import('../../src/main/device/local-device.ts')
    const device = await openDevice({ dataDir, pagesDir: '/nowhere', version: '0', profileName: 'Mina' })
    onCleanup(() => device.close())
    const { code, said } = await endOf(dataDir, { flags: ['--lang=de'] })
    expect(said).toMatch(/Ein anderes Parley verwendet .*device\.db/)
    expect(code).toBe(1)
  })

  test('after confirmation the damaged file is renamed and a new one is made', async () => {
    const dataDir = usedFolder()
    const damaged = Buffer.alloc(40_000, 'no database')
    writeFileSync(join(dataDir, 'device.db'), damaged)
    const { code, said } = await endOf(dataDir, { env: { STAND_IN_PRESSES: '1' } })
    expect([code, said]).toEqual([0, expect.stringContaining('the app is started again')])
    const aside = readdirSync(dataDir).find((name) => name.startsWith('device.db.damaged-'))
    expect(readFileSync(join(dataDir, aside ?? '')).equals(damaged)).toBe(true)
    const again = await startStandIn({ dataDir })
    await again.page.getByRole('main').waitFor()
    await again.quit()
  })
})

describe.skipIf(onRealElectron)('a start that succeeds (on the stand-in)', () => {
  const missing: [string, string][] = [
    ['no sign at all', 'ready-to-show,did-finish-load'],
    ['no first frame', 'ready-to-show'],
    ['all signs', '']
  ]

  test.each(sampleOf(missing))('with %s writes the file for the launcher', async (_, never) => {
    const marker = join(tempFolder(), 'shown')
    const env = { PARLEY_WINDOW_SHOWN: marker, STAND_IN_NEVER: never }
    const desktop = await startStandIn({ dataDir: tempFolder(), env })
    onCleanup(() => {
      desktop.kill()
    })
    await expect.poll(() => existsSync(marker)).toBe(true)
    await desktop.quit()
  })

  test('has no sandbox when it was disabled, and one otherwise', async () => {
    const given = await startStandIn({ dataDir: tempFolder(), flags: ['--no-sandbox'] })
    onCleanup(() => {
      given.kill()
    })
    expect(await given.system?.describe()).toMatchObject({ sandboxed: false })
    await given.quit()
    if (process.getuid?.() === 0) return // no one can have it
    const plain = await startStandIn({ dataDir: tempFolder() })
    expect(await plain.system?.describe()).toMatchObject({ sandboxed: true })
    await plain.quit()
  })

  test.skipIf(lacks('symbolic links'))('works with a lock from before the computer was renamed', async () => {
    const dataDir = tempFolder()
    symlinkSync('another-name-1234', join(dataDir, 'SingletonLock'))
    const desktop = await startStandIn({ dataDir })
    await desktop.page.getByRole('main').waitFor()
    await desktop.quit()
  })

  test('works with a damaged page storage', async () => {
    const dataDir = usedFolder()
    const storage = join(dataDir, 'window')
    for (const file of readdirSync(storage, { recursive: true, withFileTypes: true }))
      if (file.isFile()) writeFileSync(join(file.parentPath, file.name), 'garbage')
    const desktop = await startStandIn({ dataDir })
    await desktop.page.getByRole('main').waitFor()
    await desktop.quit()
  })

  test('works with a file in place of the page storage', async () => {
    const dataDir = tempFolder()
    writeFileSync(join(dataDir, 'window'), 'a file')
    const desktop = await startStandIn({ dataDir })
    await desktop.page.getByRole('main').waitFor()
    expect(readdirSync(dataDir).filter((name) => name.startsWith('window.damaged-'))).toHaveLength(1)
    await desktop.quit()
  })
})
