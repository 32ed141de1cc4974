/** Chromium and the browsers made from it that are installed here: those that can show a page as a window of its own. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, join } from 'node:path'

export interface Chromium {
  /** What people call it. */
  name: string
  program: string
  /** Where it may keep a profile; `folder` where it can read every folder of this account. */
  profile: (folder: string) => string
}

/** The surroundings in which they are looked for. */
export interface Places {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  home: string
}

const here = (): Places => ({ env: process.env, platform: process.platform, home: homedir() })

/** The best first; each of them once. */
export function installedChromiums(places: Places = here()): Chromium[] {
  const found = candidates(places).filter(({ program }) => existsSync(program))
  return found.filter((one, at) => found.findIndex(({ name }) => name === one.name) === at)
}

function candidates(places: Places): Chromium[] {
  if (places.platform === 'darwin') return onMac(places)
  if (places.platform === 'win32') return onWindows(places)
  return [...inPath(places), ...fromFlatpak(places)]
}

const anywhere = (name: string, program: string): Chromium => ({
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

function inPath({ env, home }: Places): Chromium[] {
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), '/snap/bin']
  return linuxNames.flatMap(([name, command]) =>
    folders
      .map((folder) => join(folder, command))
      .filter((program) => existsSync(program))
      .map((program) => {
        const snap = snapOf(program)
        return snap === null ? anywhere(name, program) : inSnap(name, program, snap, home)
      })
  )
}

/** A snap sees no hidden folders, but one of its own: https://snapcraft.io/docs/data-locations */
function inSnap(name: string, program: string, snap: string, home: string): Chromium {
  return { name, program, profile: () => join(home, 'snap', snap, 'common', 'parley') }
}

/** The snap behind a program: a link to `snap`, or Ubuntu's script that calls one. */
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
function fromFlatpak({ home }: Places): Chromium[] {
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

function onMac({ home }: Places): Chromium[] {
  return macNames.flatMap(([name, app]) =>
    ['/Applications', join(home, 'Applications')].map((folder) =>
      anywhere(name, join(folder, `${app}.app`, 'Contents', 'MacOS', app))
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

function onWindows({ env }: Places): Chromium[] {
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
  return windowsPaths.flatMap(([name, path]) =>
    folders.flatMap((folder) => (folder ? [anywhere(name, join(folder, ...path.split('/')))] : []))
  )
}
