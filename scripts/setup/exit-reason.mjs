/** Recognises from its output why Electron ended before its window was shown. */
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { lastWords } from './download.mjs'

/**
 * @typedef {object} Death
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} output what it wrote to standard error
 * @property {string} runtime its executable
 */

const ownWords = /^Parley cannot start: (.*?)\.?\s*$/m

/** @type {readonly [RegExp, (found: RegExpExecArray, death: Death) => string][]} */
const causes = [
  [ownWords, ([, reason = '']) => reason],
  [
    // `name: cannot open …` when it is absent, `/path/name: file too short` when it is damaged
    /error while loading shared libraries: ([^:\s]+): (cannot open)?/,
    ([, library = '', absent], { runtime }) => {
      if (isElectronsOwn(library)) return incomplete(runtime)
      return absent ? missing(library, runtime) : `the library ${library} is damaged`
    }
  ],
  [
    /version [`'](GLIBC\w*_[\d.]+)' not found/,
    ([, version = '']) => `this system is too old for it, ${version} is missing`
  ],
  [/Running as root without --no-sandbox/, () => 'it does not run as root with its sandbox'],
  [
    /SUID sandbox helper|No usable sandbox|sandbox_host_linux|Failed to move to new namespace|FATAL:\S*(?:credentials|namespace_sandbox|zygote_host_impl_linux)\.cc/,
    () => sandbox
  ],
  [
    /Missing X server|cannot open display|Unable to open X display|Failed to connect to Wayland|platform failed to initialize|Authorization required|Can't open display/i,
    () => `no screen answers at ${screenName()}`
  ],
  [
    /does not provide an export named|Cannot find (?:module|package) 'electron'|bad option: /,
    () => 'it ran as plain Node, as ELECTRON_RUN_AS_NODE tells it to'
  ],
  [
    /\/dev\/shm\b[^\n]*(?:Read-only file system|Permission denied|No such file|No space left)/,
    () =>
      'it cannot use the shared memory in /dev/shm, which must be writable for all (mode 1777) and not full'
  ],
  [
    // Only whole paths outside the system's folders: buses in /run are often refused without harm.
    /(?<![^\s'"`(])(\/(?!dev\/|run\/|var\/run\/|proc\/|sys\/)[^\s'":]+)['"]?: (?:Read-only file system|Permission denied)/,
    ([, path = '']) => `it cannot write to ${path}`
  ],
  [/No space left on device/, () => 'the disk is full'],
  [/^spawn .* EACCES$/m, (_, { runtime }) => `${runtime} may not be run by this account`],
  [/^spawn .* ENOENT$/m, () => 'this system lacks the C library that it is made for (glibc)'],
  [
    /^spawn (?:.* )?(?:ENOEXEC|UNKNOWN|Unknown system error -86)$|Exec format error|ELF[^\n]*: not found|: Syntax error: /m,
    () => 'it is made for another kind of processor'
  ]
]

/** Cured by running without the sandbox. */
export const sandbox = 'the system forbids its sandbox'

/** The application's own messages are mostly about files that the browser needs too. @param {string} output */
export const isOwnReason = (output) => ownWords.test(output)

/** @param {Death} death @returns {string} without a full stop */
export function whyItDied(death) {
  for (const [pattern, inWords] of causes) {
    const found = pattern.exec(death.output)
    if (found) return inWords(found, death)
  }
  const end = death.signal ? `signal ${death.signal} ended it` : `it ended with code ${String(death.code)}`
  return death.output.trim() === '' ? end : `${end}: ${lastWords(death.output)}`
}

const screenName = () => process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] || 'this session'

/** Comes with the runtime; a package of the system cannot replace it. @param {string} library */
const isElectronsOwn = (library) => /(?:^|\/)lib(?:ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\.so/.test(library)

/** @param {string} runtime */
const incomplete = (runtime) => `its runtime is incomplete: delete ${dirname(runtime)} and start Parley again`

/** The loader names the first missing library, `ldd` all. @param {string} first @param {string} runtime */
function missing(first, runtime) {
  const { stdout } = spawnSync('ldd', [runtime], { env: { ...process.env, LC_ALL: 'C' } }) // null without `ldd`
  const all = [...String(stdout).matchAll(/^\s*(\S+) => not found/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !isElectronsOwn(name))
  const names = [...new Set([first, ...all])]
  const packages = [...new Set(names.map(debianPackage))].join(' ')
  return `it needs ${names.join(', ')}, which this system lacks (Debian and Ubuntu: sudo apt install ${packages})`
}

/** @type {readonly [RegExp, string][]} */
const unruly = [
  [/^lib(nss|smime|nssutil|ssl)3\.so/, 'libnss3'],
  [/^lib(nspr|plc|plds)4\.so/, 'libnspr4'],
  [/^libatk-1\.0/, 'libatk1.0-0'],
  [/^libatk-bridge-2\.0/, 'libatk-bridge2.0-0'],
  [/^libatspi\./, 'libatspi2.0-0'],
  [/^lib(glib|gobject|gio|gmodule)-2\.0/, 'libglib2.0-0'],
  [/^libgdk-3\./, 'libgtk-3-0'],
  [/^libasound\./, 'libasound2'],
  [/^libcairo-gobject\./, 'libcairo-gobject2']
]

/** https://www.debian.org/doc/debian-policy/ch-sharedlibs.html#run-time-shared-libraries @param {string} library */
export function debianPackage(library) {
  const known = unruly.find(([pattern]) => pattern.test(library))
  if (known) return known[1]
  const [, name = library, version = ''] = /^(.+)\.so(?:\.(\d+))?/.exec(library) ?? []
  const hyphen = /\d$/.test(name) && version !== '' ? '-' : ''
  return `${name}${hyphen}${version}`.toLowerCase().replaceAll('_', '-')
}
