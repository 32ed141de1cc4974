/** Where the app keeps its files, unless somebody says otherwise. */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { privateFolder } from '../private.ts'
import { printError } from './terminal.ts'
import { errorText } from './error-text.ts'

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
  /** Somebody has named it: it is never replaced. */
  isNamed: boolean
  /** Removes it when it was made for this run alone. */
  end: () => void
}

/** The data folder, or one for this run alone where the usual one cannot be used. */
export function ownFolder(given: string | undefined, env = process.env): Folder {
  const path = dataFolder(given, env)
  if (given !== undefined || env['PARLEY_DATA']) return { path, isNamed: true, end: () => undefined }
  try {
    privateFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return { path, isNamed: false, end: () => undefined }
  } catch (fault) {
    return folderForThisRun(fault)
  }
}

/** An empty folder that is removed at the end, which is said. @param fault why the usual one cannot be used */
export function folderForThisRun(fault: unknown): Folder {
  const path = mkdtempSync(join(tmpdir(), 'parley-'))
  printError(
    `${errorText(fault)} So nothing is kept: who you are and what is said are gone when Parley ends.`
  )
  return {
    path,
    isNamed: false,
    end: () => {
      rmSync(path, { recursive: true, force: true })
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
