/** Debian's NSIS in the folders where electron-builder looks for its own, and stand-ins for the plugins that Debian lacks. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pluginOf } from './plugin.ts'
import { pathOf } from './tools.ts'

/** In the folder of the tools: what makensis was called with, a line for each call. */
export const notes = 'asked'

const debian = '/usr/share/nsis'
const templates = join(process.cwd(), 'node_modules/app-builder-lib/templates/nsis')

/** Fills `folder`; the environment that makes electron-builder use it. Empty without NSIS. */
export function makeNsisTools(folder: string): Record<string, string> {
  const [makensis, sevenZip] = [pathOf('makensis'), pathOf('7za')]
  if (makensis === null || sevenZip === null) return {}
  const plugins = join(folder, 'resources', 'plugins', 'x86-unicode')
  for (const path of [join(folder, 'linux'), plugins]) mkdirSync(path, { recursive: true })
  const requested = `echo "$@" >>'${join(folder, notes)}'`
  writeFileSync(join(folder, 'linux', 'makensis'), `#!/bin/sh\n${requested}\nexec ${makensis} "$@"\n`, {
    mode: 0o755
  })
  for (const part of readdirSync(debian)) symlinkSync(join(debian, part), join(folder, part))
  writeFileSync(join(folder, 'elevate.exe'), 'stand-in')
  for (const [name, words] of wordsOfPlugins()) {
    const file = `${name}.dll`
    if (existsSync(join(debian, 'Plugins', 'x86-unicode', file))) continue
    writeFileSync(join(plugins, file), pluginOf(file, words))
  }
  return {
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
    ELECTRON_BUILDER_NSIS_DIR: folder,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources')
  }
}

/** Every plugin function that electron-builder's own scripts call. One that only ours call stays unknown. */
function wordsOfPlugins(): Map<string, string[]> {
  const scripts = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.ns[hi]$/.test(path)
  )
  const text = scripts.map((path) => readFileSync(join(templates, path), 'utf8')).join('\n')
  const words = new Map<string, string[]>()
  for (const [, plugin = '', word = ''] of text.matchAll(/^\s*(\w+)::(\w+)/gm)) {
    const known = words.get(plugin) ?? []
    if (!known.includes(word)) words.set(plugin, [...known, word])
  }
  return words
}
