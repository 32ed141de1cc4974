import type { CliCommand } from './command.ts'

export function overview(commands: readonly CliCommand[]): string {
  const rows = commands.map(({ name, summary }) => `  parley ${name.padEnd(8)} ${summary}`)
  return `Parley: chat for the network you are on.

${rows.join('\n')}

  parley help <command>   details of one command, with examples
  parley --version        prints the version

Results go to standard output, everything else to standard error.
Exit codes: 0 success, 1 failure (a sentence says why), 2 wrong usage; parley verify also has 3.
The environment variable NO_COLOR turns colours off; PARLEY_DATA sets the data folder.`
}

export function helpOf({ help, summary }: CliCommand): string {
  return `${summary}\n\n${help.trim()}`
}
