/** The server runs on one core and the load generator on another, where the system can do that. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const serverCore = '0'
const loadCore = '1'

/** Set in the pinned process. */
const mark = 'PARLEY_BENCH_PINNED'

export const isPinned = process.env[mark] !== undefined

/** @returns the exit code of the pinned run, or null when cores cannot be chosen here */
export function runAgainPinned(): number | null {
  if (isPinned || availableParallelism() < 2) return null
  const args = ['-c', loadCore, process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status, error } = spawnSync('taskset', args, {
    stdio: 'inherit',
    env: { ...process.env, [mark]: '1' }
  })
  return error ? null : (status ?? 1)
}

export function onServerCore(command: [string, ...string[]]): [string, ...string[]] {
  return isPinned ? ['taskset', '-c', serverCore, ...command] : command
}
