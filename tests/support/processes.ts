/** Which processes a process has started, and whether they still run. */
import { execFileSync } from 'node:child_process'

/** Children, their children and so on; empty on Windows, where `ps` is missing. */
export function descendantsOf(pid: number): number[] {
  if (process.platform === 'win32') return []
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number))
  const childrenOf = (parent: number): number[] =>
    pairs.filter(([, its]) => its === parent).map(([child]) => child ?? 0)
  const found = childrenOf(pid)
  // The list grows while it is walked: children's children come after them.
  for (const child of found) found.push(...childrenOf(child))
  return found
}

/** A process that has ended but was not collected by its parent counts as ended. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'win32') return false
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
    return !state.trim().startsWith('Z')
  } catch {
    return false // ps says nothing about what is not there
  }
}
