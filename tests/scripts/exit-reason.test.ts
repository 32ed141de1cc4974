import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { debianPackage } from '../../scripts/setup/exit-reason.mjs'
import { runWindow } from '../../scripts/setup/run-window.mjs'
import { checkout, headless, nobody, runtime } from '../support/checkout.ts'
import { lacks } from '../support/systems.ts'

const suid =
  'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.'

const sharedMemory =
  'it cannot use the shared memory in /dev/shm, which must be writable for all (mode 1777) and not full'

/** What the runtime does, and what the person reads about it. */
const deaths: [string, string, string][] = [
  [
    'a library is missing',
    `echo "$0: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file: No such file or directory" >&2; exit 127`,
    'it needs libgtk-3.so.0, which this system lacks (Debian and Ubuntu: sudo apt install libgtk-3-0)'
  ],
  [
    'a library of its own is absent',
    `echo "$0: error while loading shared libraries: libffmpeg.so: cannot open shared object file: No such file or directory" >&2; exit 127`,
    'its runtime is incomplete: delete RUNTIME and start Parley again'
  ],
  [
    'a library of its own is damaged',
    `echo "$0: error while loading shared libraries: $(dirname "$0")/libffmpeg.so: file too short" >&2; exit 127`,
    'its runtime is incomplete: delete RUNTIME and start Parley again'
  ],
  [
    "a library of the system's is damaged",
    `echo "$0: error while loading shared libraries: /lib/libnss3.so: file too short" >&2; exit 127`,
    'the library /lib/libnss3.so is damaged'
  ],
  [
    'shared memory is forbidden',
    `echo "[1:1/1:ERROR:platform_shared_memory_region_posix.cc(221)] Unable to access(W_OK|X_OK) /dev/shm: Permission denied (13)" >&2
     kill -TRAP $$`,
    sharedMemory
  ],
  [
    'shared memory is full',
    `echo "[1:1/1:ERROR:platform_shared_memory_region_posix.cc(250)] Creating shared memory in /dev/shm/.org.chromium.a failed: No space left on device (28)" >&2
     kill -BUS $$`,
    sharedMemory
  ],
  [
    'a signal ends it after a bus was refused, which is no reason',
    `echo "[1:1/1:ERROR:bus.cc(408)] Failed to connect to the bus: Failed to connect to socket /run/user/0/bus: Permission denied" >&2
     kill -SEGV $$`,
    'signal SIGSEGV ended it: [1:1/1:ERROR:bus.cc(408)] Failed to connect to the bus: Failed to connect to socket /run/user/0/bus: Permission denied'
  ],
  [
    'its disk is full',
    `echo "[1:1/1:ERROR:file.cc(1)] Failed to write /home/mina/x: No space left on device (28)" >&2; exit 1`,
    'the disk is full'
  ],
  [
    'the system is too old',
    `echo "$0: /lib/libc.so.6: version \\\`GLIBC_2.38' not found (required by $0)" >&2; exit 1`,
    'this system is too old for it, GLIBC_2.38 is missing'
  ],
  [
    'no screen answers',
    `echo "[1:1127/1:ERROR:ozone_platform_x11.cc(244)] Missing X server or \\$DISPLAY" >&2
     echo "[1:1127/1:ERROR:env.cc(258)] The platform failed to initialize.  Exiting." >&2; exit 1`,
    'no screen answers at /a/screen'
  ],
  [
    'its folder cannot be written',
    `echo "[1:1127/1:ERROR:process_singleton_posix.cc(340)] Failed to create /home/mina/SingletonLock: Read-only file system (30)" >&2; exit 21`,
    'it cannot write to /home/mina/SingletonLock'
  ],
  [
    'the application says why',
    `echo "[1:1127/1:ERROR:bus.cc(407)] Failed to connect to the bus" >&2
     echo "Parley cannot start: This file is damaged. Move it away to start afresh: /home/mina/device.db." >&2; exit 1`,
    'This file is damaged. Move it away to start afresh: /home/mina/device.db'
  ],
  [
    'it ran as plain Node',
    `echo "SyntaxError: The requested module 'electron' does not provide an export named 'app'" >&2; exit 1`,
    'it ran as plain Node, as ELECTRON_RUN_AS_NODE tells it to'
  ],
  // What the shell says that tries to run it as a script of its own.
  [
    'it is for another processor',
    `echo "$0: 1: ELF: not found" >&2; exit 127`,
    'it is made for another kind of processor'
  ],
  ['a signal ends it', 'kill -TRAP $$', 'signal SIGTRAP ended it'],
  [
    'nobody knows why',
    `echo "[1:1127/1:FATAL:x.cc(1)] Check failed: y." >&2; exit 3`,
    'it ended with code 3: [1:1127/1:FATAL:x.cc(1)] Check failed: y'
  ]
]

// Shell scripts stand in for Electron here.
describe.skipIf(lacks('scripts') || lacks('signals'))(
  'a runtime that ends before its window is shown',
  () => {
    test.for(deaths)('%s: one sentence, then the browser', async ([, script, reason]) => {
      const { root, run } = checkout({ ...headless, ...runtime(script) })
      const app = run('start', ['--name', 'Mina'])
      expect(await app.ended).toBe(5)
      expect(linesOf(app.said())).toEqual([
        expect.stringContaining(
          `Electron showed no window: ${reason.replace('RUNTIME', `${root}/node_modules/electron/dist`)} (all it said is in `
        ),
        'headless open --name Mina'
      ])
    })

    test('only tries the browser when the app cannot use its files', async () => {
      const words = 'Parley cannot start: This file is damaged: /home/mina/device.db.'
      const { run } = checkout({ ...headless, ...runtime(`echo "${words}" >&2; exit 1`) })
      const app = run('start')
      expect(await app.ended).toBe(5)
      expect(linesOf(app.said())).toEqual([
        expect.stringMatching(
          /^Electron showed no window: This file is damaged: \/home\/mina\/device.db \(all it said is in \S+\)\. Trying in a browser …$/
        ),
        'headless open'
      ])
    })

    test('writes its output into the file that is named', async () => {
      const { run } = checkout({ ...headless, ...runtime('echo "something odd" >&2; exit 3') })
      const app = run('start')
      await app.ended
      const [, log = ''] = /all it said is in (\S+)\)/.exec(app.said()) ?? []
      expect(readFileSync(log, 'utf8')).toBe('something odd\n')
    })

    test.for([
      suid,
      '[1:1127/1:FATAL:credentials.cc(127)] Check failed: . : Permission denied (13)',
      '[1:1127/1:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc(128)] x'
    ])('is started again without its sandbox when the system forbids it: %s', async (words) => {
      const strict = `case "$*" in *--no-sandbox*) echo "electron $*"; exit 0;; esac; echo "${words}" >&2; kill -TRAP $$`
      const { run } = checkout({ ...headless, ...runtime(strict) })
      const app = run('start', [], {}, nobody)
      expect(await app.ended).toBe(0)
      expect(app.said()).toMatch(/runs without its sandbox[^]*^electron --no-sandbox /m)
    })

    test('is not started again when that does not help', async () => {
      const { run } = checkout({ ...headless, ...runtime(`echo "${suid}" >&2; kill -TRAP $$`) })
      const app = run('start')
      expect(await app.ended).toBe(5)
      expect(app.said()).toContain('Electron showed no window: the system forbids its sandbox')
    })

    test('cannot be executed', async () => {
      const { run } = checkout({
        ...headless,
        'node_modules/electron/dist/electron': '#!/no/such/interpreter'
      })
      const app = run('start')
      expect(await app.ended).toBe(5)
      expect(app.said()).toContain('lacks the C library')
    })
  }
)

describe.skipIf(lacks('scripts') || lacks('signals'))('without a folder for temporary files', () => {
  const absent = { TMPDIR: '/nonexistent' }

  test('a window is shown as usual', async () => {
    const { run } = checkout({ ...headless, ...runtime('touch "$PARLEY_WINDOW_SHOWN"; exit 9') })
    const app = run('start', [], absent)
    expect(await app.ended).toBe(9)
    expect(linesOf(app.said())).toEqual([])
  })

  test('the browser opens even when nothing can be written', async () => {
    const { run } = checkout({ ...headless, ...runtime('exit 3'), 'node_modules/.cache/parley/x': '' })
    const app = run('start', [], absent, nobody)
    expect(await app.ended).toBe(5)
    expect(app.said()).toMatch(/Electron showed no window: it ended with code 3(?! \(all).*\nheadless open/)
  })

  test('the download of Electron uses the project folder', async () => {
    const install = `const fs = require('node:fs'); fs.writeFileSync(require('node:os').tmpdir() + '/zip', ''); console.error('Error: zip written'); process.exit(1)`
    const { run } = checkout({ ...headless, 'node_modules/electron/install.js': install })
    const app = run('start', [], absent)
    expect(await app.ended).toBe(5)
    expect(app.said()).toContain('(zip written;')
  })
})

describe.skipIf(lacks('scripts') || lacks('signals'))('a runtime that', () => {
  test('has shown its window may end: the browser does not open', async () => {
    const { run } = checkout({
      ...headless,
      ...runtime('touch "$PARLEY_WINDOW_SHOWN"; echo trouble >&2; exit 9')
    })
    const app = run('start')
    expect(await app.ended).toBe(9)
    expect(linesOf(app.said())).toEqual(['trouble'])
  })

  test('crashes after its window was shown is reported in one sentence', async () => {
    const { run } = checkout({
      ...headless,
      ...runtime('touch "$PARLEY_WINDOW_SHOWN"; echo up; sleep 0.3; kill -SEGV $$')
    })
    const app = run('start')
    expect(await app.ended).toBe(139)
    expect(linesOf(app.said())).toEqual(['up', "Parley's window has closed: signal SIGSEGV ended it."])
  })

  test('ends because the app is already open is a success', async () => {
    const { run } = checkout({ ...headless, ...runtime('exit 0') })
    const app = run('start')
    expect(await app.ended).toBe(0)
    expect(linesOf(app.said())).toEqual(['Parley was already open: its window has come to the front.'])
  })

  test('is stopped by the person does not open a browser', async () => {
    const { run } = checkout({ ...headless, ...runtime('echo up; exec sleep 60') })
    const app = run('start')
    await expect.poll(app.said).toContain('up')
    app.signal('SIGTERM')
    expect(await app.ended).toBe(143)
    expect(app.said()).not.toContain('headless')
  })

  test('never shows a window is ended, even when it ignores signals', async () => {
    const { root } = checkout(runtime(`trap '' TERM; while :; do sleep 1; done`))
    const outcome = await runWindow(`${root}/node_modules/electron/dist/electron`, [], {
      slowMs: 10,
      hungMs: 300
    })
    expect(outcome).toMatchObject({ reason: 'nothing came within 0.3 seconds' })
  })
})

test('Debian’s package of a library is derived from its name', () => {
  const libraries = [
    'libnss3.so',
    'libX11.so.6',
    'libgbm.so.1',
    'libgtk-3.so.0',
    'libatk-1.0.so.0',
    'libgdk_pixbuf-2.0.so.0'
  ]
  expect(libraries.map(debianPackage)).toEqual([
    'libnss3',
    'libx11-6',
    'libgbm1',
    'libgtk-3-0',
    'libatk1.0-0',
    'libgdk-pixbuf-2.0-0'
  ])
})

/** With what root starts anyway left out, since root has no sandbox in any case. */
const linesOf = (said: string): string[] =>
  said
    .trim()
    .split('\n')
    .filter((line) => !line.includes('runs without its sandbox'))
