/** `npm run check`: format, lint and types, without running a test. */
import { runChecks } from './setup/checks.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'

await command(async () => {
  await installDependencies()
  const passed = await runChecks()
  return passed.includes(false) ? 1 : 0
})
