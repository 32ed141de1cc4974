/** A checkout that is set up and built, whose application and Electron are short scripts. */
import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { hashOfSources, stampOf } from '../../scripts/setup/build.mjs'

export interface Run {
  /** Standard output and errors, as they come. */
  readonly said: () => string
  readonly signal: (signal: NodeJS.Signals) => void
  /** The exit code. */
  readonly ended: Promise<number | null>
}

/** The account that runs it; by default this one. */
export type Account = Readonly<{ uid?: number; gid?: number }>

/** An account without rights, which only root can switch to. */
export const nobody: Account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

export interface Checkout {
  /** Its folder. */
  readonly root: string
  /** Runs a command of scripts/ as npm would: `start`. */
  readonly run: (command: string, args?: readonly string[], env?: NodeJS.ProcessEnv, as?: Account) => Run
}

/** @param files what else is in it, by path; a script that begins with `#!` can be run */
export function checkout(files: Readonly<Record<string, string>>): Checkout {
  const root = mkdtempSync(join(tmpdir(), 'parley-checkout-'))
  onTestFinished(() => {
    rmSync(root, { recursive: true })
  })
  chmodSync(root, 0o755) // other accounts may look into it
  cpSync('scripts', join(root, 'scripts'), { recursive: true })
  for (const [path, text] of Object.entries({ ...setUp, ...files })) write(join(root, path), text)
  const built = 'node_modules/.cache/parley/built'
  write(join(root, built), files[built] ?? stampOf(hashOfSources(root), root))
  return { root, run: (command, args = [], env = {}, as = {}) => start(root, command, args, env, as) }
}

/** An unknown form of address, which is assumed to answer. */
const anyScreen = '/a/screen'

/** Prints its arguments and exits with 5. */
export const headless = {
  'out/main/headless.js': `console.log('headless', ...process.argv.slice(2)); process.exit(5)`
}

/** An Electron that is a shell script. */
export const runtime = (script: string): Record<string, string> => ({
  'node_modules/electron/dist/electron': `#!/bin/sh\n${script}\n`
})

const lock = JSON.stringify({ packages: {} })
const setUp = {
  'package.json': '{ "type": "module" }',
  'package-lock.json': lock,
  'node_modules/.package-lock.json': lock,
  'node_modules/electron/package.json': '{ "type": "commonjs" }',
  'src/main/headless.ts': '',
  'resources/icon.svg': '',
  'out/main/headless.js': ''
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  if (text.startsWith('#!')) chmodSync(path, 0o755)
}

function start(
  root: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  as: Account
): Run {
  const child = spawn(process.execPath, [join(root, 'scripts', `${command}.mjs`), ...args], {
    env: { ...process.env, DISPLAY: anyScreen, ELECTRON_OVERRIDE_DIST_PATH: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as
  })
  onTestFinished(() => void child.kill())
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
  }
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve))
  return { said: () => said, signal: (signal) => void child.kill(signal), ended }
}
