/** `npm run dev`: the desktop application, reloading as its sources change. */
import { runInPlace } from './setup/run-program.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime } from './setup/electron.mjs'
import { commandOf, modernEnvironment, modernNode } from './setup/node.mjs'
import { sandboxFlags } from './setup/sandbox.mjs'

await command(async (args) => {
  await installDependencies()
  const runtime = await electronRuntime()
  if (runtime === null) throw new Error('Without it, `npm start` shows the interface in a browser.')
  const sandbox = sandboxFlags(runtime).length > 0 ? ['--noSandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _plain, ...env } = modernEnvironment()
  return runInPlace(modernNode(), [commandOf('electron-vite'), 'dev', ...sandbox, ...args], {
    env: { ...env, ELECTRON_EXEC_PATH: runtime }
  })
})
