/** Needs `a list of processes` (support/systems.ts). */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Resident bytes; 0 for a process that has ended. */
export function memoryOf(pid: number): number {
  return 1024 * (process.platform === 'linux' ? fromProc(pid) : fromPs(pid))
}

function fromProc(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? []
    return Number(kilobytes)
  } catch {
    return 0 // it has ended
  }
}

function fromPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
}
