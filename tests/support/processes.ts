/** Which processes a process has started, and whether they still run. Tests ask `lacks('a list of processes')` before. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  pid: number
  parent: number
  /** `Z`, and perhaps more, once it has ended and its parent has not collected it. */
  state: string
}

/** Children, recursively. */
export function descendantsOf(pid: number): number[] {
  const all = processes()
  const childrenOf = (one: number): number[] =>
    all.filter(({ parent }) => parent === one).map((child) => child.pid)
  const found = childrenOf(pid)
  // The list grows while it is walked: children's children come after them.
  for (const child of found) found.push(...childrenOf(child))
  return found
}

/** A process that has ended but was not collected by its parent counts as ended. */
export function isRunning(pid: number): boolean {
  return processes().some((one) => one.pid === pid && !one.state.startsWith('Z'))
}

/** Small Linux systems have no `ps`. */
function processes(): Process[] {
  return process.platform === 'linux' ? fromProc() : fromPs()
}

function fromProc(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    // `7 (name, which may have blanks and brackets) S 1 …`: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const [, state = '', parent = ''] = /\) (\S) (\d+) [^)]*$/.exec(statOf(pid)) ?? []
    return state === '' ? [] : [{ pid: Number(pid), parent: Number(parent), state }]
  })
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return '' // it has ended since the folder was read
  }
}

function fromPs(): Process[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n')
  return rows.map((row) => {
    const [pid, parent, state = ''] = row.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), state }
  })
}
