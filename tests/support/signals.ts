/**
 * Ctrl-C and its kind for the programs of tests. On Windows a program cannot send them, so there a child has a channel
 * to the test, and what arrives on it goes to the handlers that a signal would go to.
 */
import type { ChildProcess, SpawnOptionsWithoutStdio } from 'node:child_process'

const byChannel = process.platform === 'win32'

/** Options of Node for a program that is sent signals. */
export const hearing: readonly string[] = byChannel
  ? ['--import', new URL('signals-by-channel.ts', import.meta.url).href]
  : []

/** For `spawn`: three pipes, and the channel. */
export const pipes: Pick<SpawnOptionsWithoutStdio, 'stdio'> = {
  // Node's types know no channel beside three pipes.
  stdio: (byChannel ? ['pipe', 'pipe', 'pipe', 'ipc'] : 'pipe') as 'pipe'
}

/** Sends a signal that the program can answer. @returns whether the program was there */
export function send(child: ChildProcess, name: 'SIGINT' | 'SIGTERM'): boolean {
  if (!byChannel) return child.kill(name)
  return child.connected && child.send(name)
}
