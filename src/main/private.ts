/**
 * Files and folders that belong to this account alone, from the moment they are made and whatever the umask. Windows has
 * access lists in place of modes, and what is below a person's own folders is theirs: nothing is checked there.
 */
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
/** Write, for the group and for everybody else. */
const writableByOthers = 0o022
/** Anything, for the group and for everybody else. */
const anythingForOthers = 0o077

/** Another account could put its own files, or links, where Parley writes. */
export class NotPrivate extends Error {
  override readonly name = 'NotPrivate'
  readonly path: string

  constructor(path: string, reason: string) {
    super(`${path} ${reason}`)
    this.path = path
  }
}

/**
 * Makes the folder, or makes sure of one that is there. That one keeps its mode: somebody else may need it so. Others
 * may read it, as what Parley makes in it is private by itself.
 * @throws NotPrivate; the system's error
 */
export function privateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: folderMode })
  if (!hasModes) return
  if ((mustBeOurs(path).mode & writableByOthers) !== 0) {
    throw new NotPrivate(path, 'can be written by other accounts')
  }
}

/**
 * Makes a folder of Parley's own in a {@link privateFolder}, or takes from others what an older Parley, or the umask
 * of that time, let them do in it.
 * @throws NotPrivate; the system's error
 */
export function folderInside(path: string): void {
  mkdirSync(path, { recursive: true, mode: folderMode })
  takeFromOthers(path, folderMode)
}

/** The same for a file, which is empty when it is made. @throws NotPrivate; the system's error */
export function privateFile(path: string): void {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants
  try {
    closeSync(openSync(path, O_CREAT | O_EXCL | O_WRONLY, fileMode))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    takeFromOthers(path, fileMode)
  }
}

/** Writes a file that is not there yet, through no link. @throws the system's error, `EEXIST` among them */
export function writeNewFile(path: string, text: string): void {
  writeFileSync(path, text, { mode: fileMode, flag: 'wx', flush: true })
}

/** Does nothing where there is no such file. @throws NotPrivate; the system's error */
export function takeFromOthers(path: string, mode = fileMode): void {
  if (!hasModes || lstatSync(path, { throwIfNoEntry: false }) === undefined) return
  if ((mustBeOurs(path).mode & anythingForOthers) === 0) return
  try {
    chmodSync(path, mode)
  } catch (error) {
    console.warn(`other accounts may be able to read ${path}:`, error) // a disk without modes
  }
}

/** The file itself, and the link that leads to it where there is one. Root may do anything as it is. */
function mustBeOurs(path: string): Stats {
  const stats = statSync(path)
  const owners = new Set([0, process.geteuid?.()])
  if ([lstatSync(path), stats].some(({ uid }) => !owners.has(uid))) {
    throw new NotPrivate(path, 'belongs to another account')
  }
  return stats
}
