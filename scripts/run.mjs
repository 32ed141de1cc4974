/** Runs a program of the project under the modern Node: `node scripts/run.mjs bench/index.ts …`. */
import { command, runNode } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'

await command(async (args) => {
  await installDependencies()
  return runNode(args)
})
