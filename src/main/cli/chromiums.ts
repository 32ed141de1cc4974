import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, join } from 'node:path'

export interface Chromium {
  name: string
  program: string
  /** Where it may store a profile: in `folder` unless it is sandboxed. */
  profile: (folder: string) => string
}

export interface SystemInfo {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  home: string
}

const thisSystem = (): SystemInfo => ({ env: process.env, platform: process.platform, home: homedir() })

export function installedChromiums(system: SystemInfo = thisSystem()): Chromium[] {
  const found = candidates(system).filter(({ program }) => existsSync(program))
  return found.filter((one, at) => found.findIndex(({ name }) => name === one.name) === at)
}

function candidates(system: SystemInfo): Chromium[] {
  if (system.platform === 'darwin') return onMac(system)
  if (system.platform === 'win32') return onWindows(system)
  return [...inPath(system), ...fromFlatpak(system)]
}

const unsandboxed = (name: string, program: string): Chromium => ({
  name,
  program,
  profile: (folder) => join(folder, `window-${name.toLowerCase()}`)
})

const linuxNames: readonly [string, string][] = [
  ['Chrome', 'google-chrome'],
  ['Chrome', 'google-chrome-stable'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Edge', 'microsoft-edge'],
  ['Edge', 'microsoft-edge-stable'],
  ['Brave', 'brave-browser'],
  ['Brave', 'brave'],
  ['Vivaldi', 'vivaldi'],
  ['Vivaldi', 'vivaldi-stable']
]

function inPath({ env, home }: SystemInfo): Chromium[] {
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), '/snap/bin']
  return linuxNames.flatMap(([name, command]) =>
    folders
      .map((folder) => join(folder, command))
      .filter((program) => existsSync(program))
      .map((program) => {
        const snap = snapOf(program)
        return snap === null ? unsandboxed(name, program) : inSnap(name, program, snap, home)
      })
  )
}

/** A snap cannot read hidden folders except its own: https://snapcraft.io/docs/data-locations */
function inSnap(name: string, program: string, snap: string, home: string): Chromium {
  return { name, program, profile: () => join(home, 'snap', snap, 'common', 'parley') }
}

function snapOf(program: string): string | null {
  if (basename(realpathSync(program)) === 'snap') return basename(program)
  const begin = readFileSync(program).subarray(0, 4096).toString('latin1')
  return begin.startsWith('#!') ? (/\/snap\/bin\/([\w-]+)/.exec(begin)?.[1] ?? null) : null
}

const flatpaks: readonly [string, string][] = [
  ['Chrome', 'com.google.Chrome'],
  ['Chromium', 'org.chromium.Chromium'],
  ['Edge', 'com.microsoft.Edge'],
  ['Brave', 'com.brave.Browser'],
  ['Vivaldi', 'com.vivaldi.Vivaldi']
]

/** A flatpak sees a folder of its own: https://docs.flatpak.org/en/latest/conventions.html */
function fromFlatpak({ home }: SystemInfo): Chromium[] {
  const roots = ['/var/lib/flatpak', join(home, '.local', 'share', 'flatpak')]
  return flatpaks.flatMap(([name, id]) =>
    roots.map((root) => ({
      name,
      program: join(root, 'exports', 'bin', id),
      profile: () => join(home, '.var', 'app', id, 'data', 'parley')
    }))
  )
}

const macNames: readonly [string, string][] = [
  ['Chrome', 'Google Chrome'],
  ['Chromium', 'Chromium'],
  ['Edge', 'Microsoft Edge'],
  ['Brave', 'Brave Browser'],
  ['Vivaldi', 'Vivaldi']
]

function onMac({ home }: SystemInfo): Chromium[] {
  return macNames.flatMap(([name, app]) =>
    ['/Applications', join(home, 'Applications')].map((folder) =>
      unsandboxed(name, join(folder, `${app}.app`, 'Contents', 'MacOS', app))
    )
  )
}

const windowsPaths: readonly [string, string][] = [
  ['Chrome', 'Google/Chrome/Application/chrome.exe'],
  ['Edge', 'Microsoft/Edge/Application/msedge.exe'],
  ['Brave', 'BraveSoftware/Brave-Browser/Application/brave.exe'],
  ['Vivaldi', 'Vivaldi/Application/vivaldi.exe'],
  ['Chromium', 'Chromium/Application/chrome.exe']
]

function onWindows({ env }: SystemInfo): Chromium[] {
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
  return windowsPaths.flatMap(([name, path]) =>
    folders.flatMap((folder) => (folder ? [unsandboxed(name, join(folder, ...path.split('/')))] : []))
  )
}
