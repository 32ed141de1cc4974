/** Files and folders for this account alone, with any umask. On Windows access lists do this, so nothing is checked there. */
import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
  type Stats
} from 'node:fs'

const hasModes = process.platform !== 'win32'
const [folderMode, fileMode] = [0o700, 0o600]
const groupOrOtherWrite = 0o022
const groupOrOtherAny = 0o077

/** Other accounts could put files or links where Parley writes. */
export class NotPrivate extends Error {
  override readonly name = 'NotPrivate'
  readonly path: string

  constructor(path: string, reason: string) {
    super(`${path} ${reason}`)
    this.path = path
  }
}

/** An existing folder keeps its mode: others may need it, and what Parley makes in it is private by itself. @throws NotPrivate; the system's error */
export function privateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: folderMode })
  if (!hasModes) return
  if ((mustBeOurs(path).mode & groupOrOtherWrite) !== 0) {
    throw new NotPrivate(path, 'can be written by other accounts')
  }
}

/** A folder in a {@link privateFolder}; also takes rights from others that an older Parley left. @throws NotPrivate; the system's error */
export function folderInside(path: string): void {
  mkdirSync(path, { recursive: true, mode: folderMode })
  takeFromOthers(path, folderMode)
}

/** A new file is empty. @throws NotPrivate; the system's error */
export function privateFile(path: string): void {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants
  try {
    closeSync(openSync(path, O_CREAT | O_EXCL | O_WRONLY, fileMode))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    takeFromOthers(path, fileMode)
  }
}

/** Follows no link. @throws the system's error, `EEXIST` among them */
export function writeNewFile(path: string, text: string): void {
  writeFileSync(path, text, { mode: fileMode, flag: 'wx', flush: true })
}

/** A missing file is no error. @throws NotPrivate; the system's error */
export function takeFromOthers(path: string, mode = fileMode): void {
  if (!hasModes || lstatSync(path, { throwIfNoEntry: false }) === undefined) return
  if ((mustBeOurs(path).mode & groupOrOtherAny) === 0) return
  try {
    chmodSync(path, mode)
  } catch (error) {
    console.warn(`other accounts may be able to read ${path}:`, error) // a disk without modes
  }
}

/** Checks the file and a link to it. Root may do anything anyway. */
function mustBeOurs(path: string): Stats {
  const stats = statSync(path)
  const owners = new Set([0, process.geteuid?.()])
  if ([lstatSync(path), stats].some(({ uid }) => !owners.has(uid))) {
    throw new NotPrivate(path, 'belongs to another account')
  }
  return stats
}
