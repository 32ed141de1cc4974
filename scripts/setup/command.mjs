import { runInPlace, Stopped } from './run-program.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import { printLine } from './project-files.mjs'

/**
 * Exits with the code that it returns, or with 1 and an error message.
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

/** In place of this program, under the modern Node. @param {string[]} args the file first */
export const runNode = (args) => runInPlace(modernNode(), args, { env: modernEnvironment() })

/** @param {string} packageName @param {string[]} args */
export const runPackage = (packageName, args) => runNode([commandOf(packageName), ...args])
