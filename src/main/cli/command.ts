import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The message is a sentence; its capital and full stop may be missing. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export class CommandError extends Error {
  override readonly name = 'Failure'
}

export interface CliContext {
  version: string
  pagesDir: string
}

export interface CliCommand {
  name: string
  summary: string
  help: string
  /** @returns the exit code. @throws UsageError, CommandError, StorageError, Refused or the system's errors */
  run: (args: string[], context: CliContext) => Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>
export type ParsedArgs<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

interface CommandDefinition<O extends Options> extends Omit<CliCommand, 'run'> {
  options: O
  run: (parsed: ParsedArgs<O>, context: CliContext) => Promise<number>
}

export function command<const O extends Options>(declared: CommandDefinition<O>): CliCommand {
  const { name, summary, help, options, run } = declared
  return { name, summary, help, run: async (args, context) => run(parse(args, options), context) }
}

function parse<O extends Options>(args: string[], options: O): ParsedArgs<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UsageError(error.message.split('. ')[0])
  }
}

export function parseWholeNumber(option: string, typed: string, min: number, max: number): number {
  const number = /^\d{1,9}$/.test(typed) ? Number(typed) : NaN
  if (number >= min && number <= max) return number
  throw new UsageError(`--${option} takes a whole number from ${String(min)} to ${String(max)}`)
}

export function parsePort(typed: string): number {
  return parseWholeNumber('port', typed, 0, 65_535)
}

export function expectNoMore(positionals: readonly string[]): void {
  const [first] = positionals
  if (first !== undefined) throw new UsageError(`“${first}” is one word too many`)
}
