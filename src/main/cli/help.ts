/** What `parley help` shows. */
import type { Command } from './command.ts'

export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => `  parley ${name.padEnd(8)} ${summary}`)
  return `Parley: chat for the network you are on.

${rows.join('\n')}

  parley help <command>   more about one of them, with examples
  parley --version        the version

What a command finds out goes to standard output, everything else to standard error.
Exit codes: 0 done, 1 could not (a sentence says why), 2 wrong usage; parley verify has a 3.
The environment variable NO_COLOR turns colours off; PARLEY_DATA names another data folder.`
}

export function helpOf({ help, summary }: Command): string {
  return `${summary}\n\n${help.trim()}`
}
