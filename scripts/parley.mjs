#!/usr/bin/env node
/** Parley's command line, from a checkout: sets up what is missing, then runs the host without a window. */
import { buildIfStale } from './setup/build.mjs'
import { command, runNode } from './setup/command.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { inProject } from './setup/places.mjs'

await command(async (args) => {
  await installDependencies()
  await buildIfStale()
  return runNode([inProject('out', 'main', 'headless.js'), ...args])
})
