/**
 * What some tests need and not every system has. A test names what it needs, `test.skipIf(lacks('signals'))`; where that
 * is missing, the run says why, as a count of skipped tests does not. A file that uses what only some systems have and
 * does not ask here fails in systems.test.ts.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'

const { platform } = process
const onWindows = platform === 'win32'

/** Each with the reason why it is missing here, or null. */
const needs = {
  signals: () => (onWindows ? 'Windows has no signals: a process can only be ended' : null),
  scripts: () => (onWindows ? 'Windows runs no shell scripts' : null),
  'file modes': () => (onWindows ? 'Windows has no file modes' : null),
  'files of other accounts': () => (process.getuid?.() === 0 ? null : 'only root can give files to others'),
  'symbolic links': () => (onWindows ? 'Windows lets only administrators make links' : null),
  'a list of processes': () => (onWindows ? 'Windows has neither ps nor /proc' : null),
  Linux: () => (platform === 'linux' ? null : 'this is not Linux'),
  IPv6: () => (hasAddress('::1') ? null : 'this machine has no IPv6'),
  'a whole loopback network': () => (platform === 'darwin' ? 'macOS answers at 127.0.0.1 alone' : null),
  'network namespaces': noNamespaces
}

const found = new Map<keyof typeof needs, string | null>()

/** Whether it is missing on this machine; printed once in each file. */
export function lacks(need: keyof typeof needs): boolean {
  const reason = found.has(need) ? (found.get(need) ?? null) : needs[need]()
  if (reason !== null && !found.has(need)) console.log(`skipped where tests need ${need}: ${reason}`)
  found.set(need, reason)
  return reason !== null
}

/** @throws before any test when there is no folder for temporary files, which most tests need */
export function mustHaveTemporaryFolder(): void {
  try {
    rmdirSync(mkdtempSync(join(tmpdir(), 'parley-probe-')))
  } catch (cause) {
    throw new Error(`Tests need a folder for temporary files, and ${tmpdir()} takes none: set TMPDIR.`, {
      cause
    })
  }
}

/** What this system calls the interface that leads to this machine alone. */
export const loopback =
  Object.entries(networkInterfaces()).find(([, infos = []]) => infos.some(isLoopback))?.[0] ?? 'lo'

function isLoopback({ family, internal }: { family: string; internal: boolean }): boolean {
  return internal && family === 'IPv4'
}

function hasAddress(wanted: string): boolean {
  return Object.values(networkInterfaces()).some((infos = []) =>
    infos.some(({ address }) => address === wanted)
  )
}

/** Root in a container may not be able to, so it is tried. */
function noNamespaces(): string | null {
  if (platform !== 'linux') return 'they exist on Linux only'
  if (process.getuid?.() !== 0) return 'only root can make them'
  const name = `parley-probe-${String(process.pid)}`
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'pipe' })
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isMissing ? 'iproute2 is not installed' : 'this machine does not let root make them'
  }
  execFileSync('ip', ['netns', 'del', name])
  return null
}
