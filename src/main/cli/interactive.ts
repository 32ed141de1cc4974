/** The person at the terminal. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * Whether somebody can answer at the terminal. A program in the background that reads from it is stopped by the system.
 */
export function hasPerson(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && isInForeground()
}

/** Group and foreground group are the 5th and 8th field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function isInForeground(): boolean {
  if (process.platform !== 'linux') return true
  const [, , group, , , foreground] =
    readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return group === foreground
}

/** Resolves when the person presses Enter; input that ends says nothing. @param ended stops waiting */
export async function pressesEnter(ended: AbortSignal): Promise<void> {
  const lines = createInterface(process.stdin)
  await once(lines, 'line', { signal: ended }).catch(() => undefined) // ended
  lines.close()
}
