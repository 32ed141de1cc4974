/** The frame of every command in scripts/. */
import { runInPlace, Stopped } from './run-program.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import { printLine } from './project-files.mjs'

/**
 * Runs a command with its arguments; ends with the exit code it returns, or with 1 and its error in words.
 * @param {(args: string[]) => Promise<number>} run
 */
export async function command(run) {
  try {
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Stopped)) printLine(error instanceof Error ? error.message : String(error))
    process.exitCode = error instanceof Stopped ? error.code : 1
  }
}

/** Runs one of our own programs under the modern Node, in this one's place. @param {string[]} args the file first */
export const runNode = (args) => runInPlace(modernNode(), args, { env: modernEnvironment() })

/** Runs the command of a package the same way. @param {string} packageName @param {string[]} args */
export const runPackage = (packageName, args) => runNode([commandOf(packageName), ...args])
