/** Where the app keeps its files, unless somebody says otherwise. */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { say } from './terminal.ts'
import { inWords } from './words.ts'

/** The product's name, which Electron uses for the folder too. */
const product = 'Parley'

/** @param given `--data`, first of all */
export function dataFolder(
  given: string | undefined,
  env = process.env,
  platform = process.platform
): string {
  return resolve(given ?? (env['PARLEY_DATA'] || join(appFolder(env, platform), product)))
}

export interface Folder {
  path: string
  /** Removes it when it was made for this run alone. */
  end: () => void
}

/**
 * The data folder, or one for this run alone where the usual one cannot be used, which is said. One that somebody has
 * named is never replaced.
 */
export function ownFolder(given: string | undefined, env = process.env): Folder {
  if (given !== undefined || env['PARLEY_DATA']) return { path: dataFolder(given, env), end: () => undefined }
  try {
    const path = dataFolder(undefined, env)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return { path, end: () => undefined }
  } catch (fault) {
    const path = mkdtempSync(join(tmpdir(), 'parley-'))
    say(`${inWords(fault)} So nothing is kept: who you are and what is said are gone when Parley ends.`)
    return {
      path,
      end: () => {
        rmSync(path, { recursive: true, force: true })
      }
    }
  }
}

/** The folder that Electron calls `appData`: https://www.electronjs.org/docs/latest/api/app#appgetpathname */
function appFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] || join(home(), 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] || join(home(), '.config')
}

function home(): string {
  try {
    return homedir() || userInfo().homedir // an empty HOME counts as one
  } catch (fault) {
    throw new Error('this account has no home folder', { cause: fault })
  }
}
