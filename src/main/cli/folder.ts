/** Where the app keeps its files, unless somebody says otherwise. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The product's name, which Electron uses for the folder too. */
const product = 'Parley'

/** @param given `--data`, first of all */
export function dataFolder(
  given: string | undefined,
  env = process.env,
  platform = process.platform
): string {
  return resolve(given ?? env['PARLEY_DATA'] ?? join(appFolder(env, platform), product))
}

/** The folder that Electron calls `appData`: https://www.electronjs.org/docs/latest/api/app#appgetpathname */
function appFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}
