/** `npm run dev`: the desktop application, reloading as its sources change. */
import { command, runPackage } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime, sandboxFlags } from './setup/electron.mjs'

await command(async (args) => {
  await installDependencies()
  if (!(await electronRuntime())) {
    throw new Error('The Electron runtime could not be had; `npm start` shows the interface in the browser.')
  }
  const sandbox = sandboxFlags().length > 0 ? ['--noSandbox'] : []
  return runPackage('electron-vite', ['dev', ...sandbox, ...args])
})
