/** Runs one command to its end: which one it is, what it says when it fails, and the exit code. */
import { UsageError, type Command, type Surroundings } from './command.ts'
import { exportRoom } from './export.ts'
import { helpOf, overview } from './help.ts'
import { host } from './host.ts'
import { nearby } from './nearby.ts'
import { open } from './open.ts'
import { send } from './send.ts'
import { tail } from './tail.ts'
import { endProgram, print, say } from './terminal.ts'
import { verify } from './verify.ts'
import { inWords } from './error-text.ts'

const commands: readonly Command[] = [host, nearby, tail, send, exportRoom, verify, open]

/** Ends the program: 0 done, 1 could not, 2 wrong usage. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<void> {
  await endProgram(await exitCodeOf(args, around))
}

async function exitCodeOf([name, ...rest]: readonly string[], around: Surroundings): Promise<number> {
  try {
    if (name === undefined) {
      say(overview(commands))
      return 2
    }
    if (name === '--version' || name === '-v') return printed(around.version)
    if (['help', '--help', '-h'].includes(name)) return printed(helpFor(rest[0]))
    const command = find(name)
    if (asksForHelp(rest)) return printed(helpOf(command))
    return await command.run(rest, around)
  } catch (fault) {
    say(inWords(fault))
    if (fault instanceof UsageError) say(`“parley help${helpTopic(name)}” shows how.`)
    return fault instanceof UsageError ? 2 : 1
  }
}

function printed(text: string): number {
  print(text)
  return 0
}

function helpFor(topic: string | undefined): string {
  return topic === undefined ? overview(commands) : helpOf(find(topic))
}

function find(name: string): Command {
  const command = commands.find((one) => one.name === name)
  if (!command) throw new UsageError(`there is no command “${name}”`)
  return command
}

/** What follows `--` is text, not an option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

function helpTopic(name: string | undefined): string {
  return commands.some((one) => one.name === name) ? ` ${String(name)}` : ''
}
