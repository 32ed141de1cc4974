import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { printLine, textOf } from './project-files.mjs'

const setuidRoot = 0o4755

/**
 * What the runtime must be told. Says why when that is to do without the sandbox.
 * @param {string} runtime its executable
 * @param {{ uid?: number, namespaces?: boolean, platform?: NodeJS.Platform }} [system] this one by default
 */
export function sandboxFlags(runtime, system = {}) {
  const { uid = process.getuid?.(), platform = process.platform } = system
  if (platform !== 'linux') return []
  if (uid === 0) {
    printLine('You are root, so Electron runs without its sandbox.')
    return ['--no-sandbox']
  }
  const helper = join(dirname(runtime), 'chrome-sandbox')
  if ((system.namespaces ?? allowsNamespaces()) || isSetuidRoot(helper)) return []
  return withoutSandbox(runtime)
}

/** @param {string} runtime its executable */
export function withoutSandbox(runtime) {
  const helper = join(dirname(runtime), 'chrome-sandbox')
  printLine(
    'This system forbids programs their own user namespaces, so Electron runs without its sandbox. To keep it: ' +
      `sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`
  )
  return ['--no-sandbox']
}

/** Electron's AppImage does the same; without `unshare`, the kernel's settings tell. */
function allowsNamespaces() {
  const { status, error } = spawnSync('unshare', ['-Ur', 'true'], { stdio: ['ignore', 'pipe', 'pipe'] })
  if (!error) return status === 0
  const setting = (/** @type {string} */ name) => textOf(`/proc/sys/${name}`)?.trim()
  return (
    setting('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    setting('kernel/unprivileged_userns_clone') !== '0' &&
    setting('user/max_user_namespaces') !== '0'
  )
}

/** @param {string} path */
function isSetuidRoot(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats?.uid === 0 && (stats.mode & setuidRoot) === setuidRoot
}
