/** `npm start`: the desktop application, or the same in the browser where Electron cannot run. */
import { buildIfStale } from './setup/build.mjs'
import { handOver } from './setup/child.mjs'
import { command, runNode } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { electronRuntime, sandboxFlags } from './setup/electron.mjs'
import { modernEnvironment } from './setup/node.mjs'
import { inProject, root, say } from './setup/places.mjs'

await command(async (args) => {
  await installDependencies()
  await buildIfStale()
  const runtime = hasScreen() ? await electronRuntime() : null
  if (runtime) return handOver(runtime, [...sandboxFlags(), root, ...args], { env: modernEnvironment() })
  const reason = hasScreen() ? 'The Electron runtime could not be had' : 'There is no screen for a window'
  say(`${reason}: Parley opens in your browser instead.`)
  return runNode([inProject('out', 'main', 'headless.js'), 'open', ...args])
})

function hasScreen() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY)
}
