/**
 * `npm run dist`: installers for the system this runs on, in dist/. Arguments go to electron-builder: `-- --mac --x64`.
 */
import { build } from './setup/build.mjs'
import { command, runPackage } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime } from './setup/electron.mjs'
import { builderArguments, whenNothingWasMade } from './setup/installers.mjs'
import { printLine } from './setup/project-files.mjs'

await command(async (args) => {
  await installDependencies()
  if (!(await electronRuntime())) {
    throw new Error('An installer holds the Electron runtime, which could not be had.')
  }
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
  const { platform, env } = process
  const made = await runPackage('electron-builder', builderArguments(args, { platform, env, say: printLine }))
  if (made !== 0) printLine(whenNothingWasMade)
  return made
})
