/** `npm run check`: format, lint and types, without running a test. */
import { checks, runCheck } from './setup/checks.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'

await command(async () => {
  await installDependencies()
  let code = 0
  for (const check of checks) {
    if (!(await runCheck(check))) code = 1
  }
  return code
})
