import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { dataFolder } from '../data-folder.ts'
import { privateFolder } from '../private.ts'
import { printError } from './terminal.ts'
import { errorText } from './error-text.ts'

export function cliDataFolder(
  typed: string | undefined,
  env = process.env,
  platform = process.platform
): string {
  return typed === undefined ? dataFolder(() => appFolder(env, platform), env) : resolve(typed)
}

export interface Folder {
  path: string
  /** Named by the person: it is never replaced. */
  isNamed: boolean
  end: () => void
}

export function ownFolder(typed: string | undefined, env = process.env): Folder {
  const path = cliDataFolder(typed, env)
  if (typed !== undefined || env['PARLEY_DATA']) return { path, isNamed: true, end: () => undefined }
  try {
    privateFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return { path, isNamed: false, end: () => undefined }
  } catch (error) {
    return folderForThisRun(error)
  }
}

/** Prints a message, and removes the folder at the end. @param error why the usual one cannot be used */
export function folderForThisRun(error: unknown): Folder {
  const path = mkdtempSync(join(tmpdir(), 'parley-'))
  printError(`${errorText(error)} Nothing is stored: your identity and messages are lost when Parley ends.`)
  return {
    path,
    isNamed: false,
    end: () => {
      rmSync(path, { recursive: true, force: true })
    }
  }
}

/** Electron's `appData`: https://www.electronjs.org/docs/latest/api/app#appgetpathname */
function appFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] || join(home(), 'AppData', 'Roaming')
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] || join(home(), '.config')
}

function home(): string {
  try {
    return homedir() || userInfo().homedir // an empty HOME counts as one
  } catch (error) {
    throw new Error('this account has no home folder', { cause: error })
  }
}
