import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @typedef {{ platform: string, env: NodeJS.ProcessEnv, say: (line: string) => void }} Here */

/**
 * electron-builder fails as a whole when one tool is missing; only rpmbuild is not its own.
 * @param {string[]} args
 * @param {Here} here
 */
export function builderArguments(args, { platform, env, say }) {
  const runtime = env['ELECTRON_OVERRIDE_DIST_PATH']
  const always = ['--publish', 'never', ...(runtime ? [`--config.electronDist=${runtime}`] : [])]
  if (args.length > 0 || platform !== 'linux' || isInstalled('rpmbuild', env)) return [...always, ...args]
  say('No rpm package is made: that needs rpmbuild (on Debian and Ubuntu: apt install rpm).')
  return [...always, '--linux', 'deb', 'AppImage']
}

export const whenNothingWasMade =
  'No installer was made, or not all of them. electron-builder fetches its own tools from the internet the first time: ' +
  'behind a proxy set HTTPS_PROXY, for a mirror ELECTRON_BUILDER_BINARIES_MIRROR.'

/** @param {string} program @param {NodeJS.ProcessEnv} env */
function isInstalled(program, env) {
  return (env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
