/** `npm run dist`: an installer for the system this runs on, in dist/. */
import { build } from './setup/build.mjs'
import { command, runPackage } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime } from './setup/electron.mjs'

await command(async (args) => {
  await installDependencies()
  if (!(await electronRuntime())) {
    throw new Error('An installer holds the Electron runtime, which could not be had.')
  }
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
  return runPackage('electron-builder', ['--publish', 'never', ...args])
})
