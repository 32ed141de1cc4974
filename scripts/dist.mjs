/** `npm run dist`: an installer for the system this runs on, in dist/. */
import { build } from './setup/build.mjs'
import { command, runPackage } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'

await command(async (args) => {
  await installDependencies()
  const { code, output } = await build()
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
  return runPackage('electron-builder', ['--publish', 'never', ...args])
})
