/** `npm start`: the desktop application, or a browser where Electron cannot run. */
import { buildIfStale } from './setup/build.mjs'
import { command, runNode } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { sandbox } from './setup/exit-reason.mjs'
import { runtimeForStart } from './setup/electron.mjs'
import { inProject, root, printLine } from './setup/project-files.mjs'
import { sandboxFlags, withoutSandbox } from './setup/sandbox.mjs'
import { missingScreen } from './setup/screen.mjs'
import { runWindow } from './setup/run-window.mjs'

await command(async (given) => {
  const args = given.filter((arg) => arg !== '--again')
  await installDependencies()
  await buildIfStale()
  const outcome = await openWindow(args, given.length > args.length)
  if ('code' in outcome) return outcome.code
  // What keeps the application from its files mostly keeps it from them here too, and then it says so itself.
  printLine(`${outcome.reason}${outcome.own ? '. Trying in a browser …' : ', so Parley opens in a browser.'}`)
  return runNode([inProject('out', 'main', 'headless.js'), 'open', ...args])
})

/**
 * Resolves with the exit code, or with the reason why there is no window.
 * @param {string[]} args @param {boolean} again try a download that has failed lately
 * @returns {Promise<{ code: number } | { reason: string, own?: boolean }>} `own`: the application's own reason
 */
async function openWindow(args, again) {
  const noScreen = await missingScreen()
  if (noScreen) return { reason: noScreen }
  const { path, reason } = await runtimeForStart(again)
  if (path === null) return { reason: `The Electron runtime could not be had (${reason})` }
  const flags = sandboxFlags(path)
  let outcome = await runWindow(path, [...flags, root, ...args])
  if ('reason' in outcome && outcome.reason === sandbox && flags.length === 0) {
    outcome = await runWindow(path, [...withoutSandbox(path), root, ...args])
  }
  if ('code' in outcome) return outcome
  const log = outcome.log === null ? '' : ` (all it said is in ${outcome.log})`
  return { reason: `Electron showed no window: ${outcome.reason}${log}`, own: outcome.own }
}
