import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** The system stops a background process that reads from the terminal. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && isInForeground()
}

/** Fields 5 and 8: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function isInForeground(): boolean {
  if (process.platform !== 'linux') return true
  const [, , group, , , foreground] =
    readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return group === foreground
}

export async function enterPressed(ended: AbortSignal): Promise<void> {
  const lines = createInterface(process.stdin)
  await once(lines, 'line', { signal: ended }).catch(() => undefined) // ended
  lines.close()
}
