import { runQuietly } from './run-program.mjs'
import { withSetupLock } from './lock.mjs'
import { networkEnvironment } from './network.mjs'
import { inProject, assertWritable, printLine, textOf } from './project-files.mjs'

/** Throws with npm's own message. */
export async function installDependencies() {
  if (allInstalled()) return
  assertWritable('node_modules')
  await withSetupLock('installing dependencies', install)
}

async function install() {
  if (allInstalled()) return // by the command that was waited for
  printLine('Installing dependencies (once, about half a minute) …')
  // NODE_ENV=production or a setting of npm would leave out the build tools.
  const kinds = ['--include=dev', '--include=optional']
  // Else `npm start --silent` hides errors too.
  const { code, output } = await npm(['ci', ...kinds, '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`)
}

const allInstalled = () => areInstalled(textOf(inProject('package-lock.json')), textOf(installedList))

// npm writes this last, so an interrupted installation does not count.
const installedList = inProject('node_modules', '.package-lock.json')

/**
 * @param {string | null} wantedText package-lock.json
 * @param {string | null} installedText npm's list of what is installed
 */
export function areInstalled(wantedText, installedText) {
  const wanted = packagesIn(wantedText)
  const installed = packagesIn(installedText)
  if (wanted === null || installed === null) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path]
    return path === '' || (found ? found.version === version : optional === true)
  })
}

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/** Null when the text is missing or damaged. @param {string | null} text @returns {Lock['packages'] | null} */
function packagesIn(text) {
  try {
    return /** @type {Lock | null} */ (JSON.parse(text ?? 'null'))?.packages ?? null
  } catch {
    return null
  }
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env['npm_execpath']
  const env = networkEnvironment()
  if (script?.endsWith('npm-cli.js')) return runQuietly(process.execPath, [script, ...args], { env })
  return runQuietly('npm', args, { env, shell: process.platform === 'win32' }) // npm is a .cmd file there
}
