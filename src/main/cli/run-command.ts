import { UsageError, type CliCommand, type CliContext } from './command.ts'
import { exportCommand } from './export.ts'
import { helpOf, overview } from './help.ts'
import { hostCommand } from './host.ts'
import { nearbyCommand } from './nearby.ts'
import { openCommand } from './open.ts'
import { sendCommand } from './send.ts'
import { tailCommand } from './tail.ts'
import { exitAfterFlush, print, printError } from './terminal.ts'
import { verifyCommand } from './verify.ts'
import { errorText } from './error-text.ts'

const commands: readonly CliCommand[] = [
  hostCommand,
  nearbyCommand,
  tailCommand,
  sendCommand,
  exportCommand,
  verifyCommand,
  openCommand
]

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
export async function runCommand(args: readonly string[], context: CliContext): Promise<void> {
  await exitAfterFlush(await exitCodeOf(args, context))
}

async function exitCodeOf([name, ...rest]: readonly string[], context: CliContext): Promise<number> {
  try {
    if (name === undefined) {
      printError(overview(commands))
      return 2
    }
    if (name === '--version' || name === '-v') return printed(context.version)
    if (['help', '--help', '-h'].includes(name)) return printed(helpFor(rest[0]))
    const command = find(name)
    if (asksForHelp(rest)) return printed(helpOf(command))
    return await command.run(rest, context)
  } catch (error) {
    printError(errorText(error))
    if (error instanceof UsageError) printError(`“parley help${helpTopic(name)}” shows how.`)
    return error instanceof UsageError ? 2 : 1
  }
}

function printed(text: string): number {
  print(text)
  return 0
}

function helpFor(topic: string | undefined): string {
  return topic === undefined ? overview(commands) : helpOf(find(topic))
}

function find(name: string): CliCommand {
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
