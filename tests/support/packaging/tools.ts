/** What the tests of packages need from the system, and the Debian package that has it. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const debianPackages = {
  '7za': 'p7zip-full',
  appstreamcli: 'appstream',
  'desktop-file-validate': 'desktop-file-utils',
  dpkg: 'dpkg',
  'dpkg-deb': 'dpkg',
  lintian: 'lintian',
  makensis: 'nsis',
  mksquashfs: 'squashfs-tools',
  rpm: 'rpm',
  rpmbuild: 'rpm',
  unshare: 'util-linux',
  unsquashfs: 'squashfs-tools'
}
export type Tool = keyof typeof debianPackages

/** Where a program is; null when it is not installed. */
export function pathOf(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null
}

/** Whether something is missing; prints what, and what is not tested then. */
export function lacks(what: string, tools: Tool[], root: 'as root' | 'as anybody' = 'as anybody'): boolean {
  const missing: string[] = tools.filter((tool) => pathOf(tool) === null).map(inDebian)
  if (process.platform !== 'linux') missing.push('Linux')
  else if (root === 'as root' && process.getuid?.() !== 0) missing.push('root')
  if (missing.length > 0) console.log(`Skipped: ${what}. Missing: ${missing.join(', ')}.`)
  return missing.length > 0
}

const inDebian = (tool: Tool): string => `${tool} (Debian: ${debianPackages[tool]})`

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // absent, or not ours to run
  }
}
