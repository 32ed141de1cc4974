import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './run-program.mjs'
import { commandOf, modernEnvironment, modernNode } from './node.mjs'
import { printLine } from './project-files.mjs'

/** From CHROMIUM_PATH, the system, Playwright, or a download. Throws when none of them works. */
export async function chromium() {
  const path = process.env['CHROMIUM_PATH'] || systemBrowser() || (await playwrightBrowser())
  if (path) return path
  printLine('Fetching Chromium for the tests (once) …')
  const fetched = (await fromPlaywright()) ?? (await fromDebian())
  if (fetched) return fetched
  throw new Error(
    'The tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to its program.'
  )
}

/** Starts faster than a browser with windows. Null when another browser is wanted. */
export function headlessShell() {
  const { HEADLESS_SHELL_PATH, CHROMIUM_PATH } = process.env
  return HEADLESS_SHELL_PATH || (CHROMIUM_PATH ? null : firstOnPath(['chromium-headless-shell']))
}

function systemBrowser() {
  if (process.platform === 'darwin') return firstOf(onMac)
  if (process.platform === 'win32') return firstOf(onWindows())
  return firstOnPath(onLinux)
}

/** @param {string[]} names */
function firstOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return firstOf(names.flatMap((name) => folders.map((folder) => join(folder, name))))
}

/** @param {string[]} paths */
const firstOf = (paths) => paths.find((path) => existsSync(path)) ?? null

const onLinux = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`
)

function onWindows() {
  const { ProgramFiles, LOCALAPPDATA, ...env } = process.env
  const folders = [ProgramFiles, env['ProgramFiles(x86)'], LOCALAPPDATA]
  const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
  return programs.flatMap((program) => folders.map((folder) => join(folder ?? 'C:/', program)))
}

/** On Linux the browser that Playwright fetched may miss libraries. */
async function playwrightBrowser() {
  const { chromium: playwright } = await import('playwright-core')
  const path = playwright.executablePath()
  if (!existsSync(path)) return null
  if (process.platform !== 'linux') return path
  return spawnSync(path, ['--version']).status === 0 ? path : null
}

async function fromPlaywright() {
  await runQuietly(modernNode(), [commandOf('playwright-core'), 'install', 'chromium'], {
    env: modernEnvironment()
  })
  return playwrightBrowser()
}

async function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  await runQuietly('apt-get', ['update'])
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  return systemBrowser()
}
