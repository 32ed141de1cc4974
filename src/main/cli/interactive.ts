/** Whether a person is at the terminal. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * A background process that reads from the terminal is stopped by the system.
 */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && isInForeground()
}

/** Group and foreground group are the 5th and 8th field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function isInForeground(): boolean {
  if (process.platform !== 'linux') return true
  const [, , group, , , foreground] =
    readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return group === foreground
}

/** Resolves when the person presses Enter. @param ended stops waiting */
export async function enterPressed(ended: AbortSignal): Promise<void> {
  const lines = createInterface(process.stdin)
  await once(lines, 'line', { signal: ended }).catch(() => undefined) // ended
  lines.close()
}
