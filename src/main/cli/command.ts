/** What a command is, and how its arguments are read. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The arguments make no sense. The message says so in a sentence; its capital and full stop may be missing. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command could not do it. The message is a sentence for the person, on one line. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** What the program knows of where it is. */
export interface Surroundings {
  version: string
  /** The built interface. */
  pagesDir: string
}

export interface Command {
  name: string
  /** One line for the overview. */
  summary: string
  /** The page of `parley help <name>`. */
  help: string
  /** @returns the exit code. @throws UsageError, Failure, StorageError, Refused or the system's errors */
  run: (args: string[], around: Surroundings) => Promise<number>
}

type Options = NonNullable<ParseArgsConfig['options']>
export type Given<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

interface Declared<O extends Options> extends Omit<Command, 'run'> {
  options: O
  run: (given: Given<O>, around: Surroundings) => Promise<number>
}

/** A command that sees its arguments with their types. */
export function command<const O extends Options>(declared: Declared<O>): Command {
  const { name, summary, help, options, run } = declared
  return { name, summary, help, run: async (args, around) => run(parse(args, options), around) }
}

function parse<O extends Options>(args: string[], options: O): Given<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault
    throw new UsageError(fault.message.split('. ')[0])
  }
}

/** @throws UsageError unless `given` is a whole number in the range */
export function wholeNumber(option: string, given: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(given) ? Number(given) : NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`--${option} takes a whole number from ${String(least)} to ${String(most)}`)
}

/** @throws UsageError */
export function port(given: string): number {
  return wholeNumber('port', given, 0, 65_535)
}

/** @throws UsageError when something is left that the command has no use for */
export function nothingMore(positionals: readonly string[]): void {
  const [first] = positionals
  if (first !== undefined) throw new UsageError(`“${first}” is one word too many`)
}
