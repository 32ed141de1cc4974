#!/usr/bin/env node
/** Parley's command line, from a checkout: sets up what is missing, then runs the host without a window. */
import { buildIfStale } from './setup/build.mjs'
import { runInPlace } from './setup/run-program.mjs'
import { command } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { modernEnvironment, modernNode } from './setup/node.mjs'
import { inProject } from './setup/project-files.mjs'

await command(async (args) => {
  await installDependencies()
  await buildIfStale()
  // Where it was called: paths among the arguments start there.
  const here = { env: modernEnvironment(), cwd: process.cwd() }
  return runInPlace(modernNode(), [inProject('out', 'main', 'headless.js'), ...args], here)
})
