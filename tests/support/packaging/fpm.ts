/**
 * A stand-in for fpm, which Debian does not have: makes what electron-builder asks for with dpkg-deb and rpmbuild. As
 * fpm does, it keeps files as they are, owns no folder in an rpm but those under --directories, and reads percent
 * signs in scripts as rpm's macros. https://github.com/jordansissel/fpm/tree/main/lib/fpm/package
 */
import { createHash } from 'node:crypto'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from './run.ts'

interface Request {
  option: (name: string) => string
  all: (name: string) => string[]
  /** `source=target` pairs. */
  files: string[]
}

const rpmNames = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64']
])

/** Of the options that electron-builder uses, those that take no value. */
const flags = new Set(['--force', '--debug'])

function read(args: string[]): Request {
  const options = new Map<string, string[]>()
  const files: string[] = []
  const words = args.filter((word) => !flags.has(word))
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [name = '', ...rest] = word.split('=')
    if (!word.startsWith('-')) files.push(word)
    else
      options.set(name, [
        ...(options.get(name) ?? []),
        rest.length > 0 ? rest.join('=') : need(words.shift())
      ])
  }
  const all = (name: string): string[] => options.get(name) ?? []
  return { option: (name) => all(name).at(-1) ?? '', all, files }
}

function need(value: string | undefined): string {
  if (value === undefined) throw new Error('The last option has no value.')
  return value
}

/** Lays the files out as they are to be installed. */
function stage({ files }: Request, tree: string): void {
  for (const pair of files) {
    const at = pair.lastIndexOf('=')
    const target = join(tree, pair.slice(at + 1))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(pair.slice(0, at), target, { recursive: true, verbatimSymlinks: true })
  }
}

const isFolder = (path: string): boolean => lstatSync(path).isDirectory()

/** Every path below a folder, from the root of the system to be. */
const below = (tree: string, folder = ''): string[] =>
  readdirSync(join(tree, folder), { recursive: true }).map((path) => join('/', folder, String(path)))

function makeDeb(request: Request, tree: string): void {
  const { option, all } = request
  const notes = join(tree, 'usr/share/doc', option('--name'))
  mkdirSync(notes, { recursive: true })
  writeFileSync(join(notes, 'changelog.gz'), gzipSync(readFileSync(option('--deb-changelog')), { level: 9 }))
  const files = below(tree).filter((path) => !isFolder(join(tree, path)))
  const size = files.reduce((sum, path) => sum + lstatSync(join(tree, path)).size, 0)
  const control = join(tree, 'DEBIAN')
  mkdirSync(control)
  const fields = [
    ['Package', option('--name')],
    ['Version', option('--version')],
    ['License', option('--license')],
    ['Vendor', option('--vendor')],
    ['Architecture', option('--architecture')],
    ['Maintainer', option('--maintainer')],
    ['Installed-Size', String(Math.floor(size / 1024))],
    ['Depends', all('-d').join(', ')],
    ['Recommends', all('--deb-recommends').join(', ')],
    ['Section', option('--category') || 'default'],
    ['Priority', option('--deb-priority')],
    ['Homepage', option('--url')],
    ['Description', option('--description').trimEnd().replaceAll('\n', '\n ')]
  ]
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}\n`)
  writeFileSync(join(control, 'control'), lines.join(''))
  writeFileSync(
    join(control, 'md5sums'),
    files.map((path) => `${md5(join(tree, path))}  ${path.slice(1)}\n`).join('')
  )
  writeFileSync(join(control, 'postinst'), readFileSync(option('--after-install')), { mode: 0o755 })
  writeFileSync(join(control, 'postrm'), readFileSync(option('--after-remove')), { mode: 0o755 })
  const compression = option('--deb-compression')
  // At the lowest level, which takes a quarter of the time: the size of a package with stand-ins says little.
  const packing = ['--root-owner-group', `-Z${compression}`, '-z1']
  run('dpkg-deb', [...packing, '--build', tree, option('--package')])
}

const md5 = (path: string): string => createHash('md5').update(readFileSync(path)).digest('hex')

function makeRpm(request: Request, tree: string, work: string): void {
  const { option, all } = request
  const owned = all('--directories').flatMap((folder) => [folder, ...below(tree, folder)])
  const folders = owned.filter((path) => isFolder(join(tree, path))).map((path) => `%dir "${path}"`)
  const files = below(tree)
    .filter((path) => !isFolder(join(tree, path)))
    .map((path) => `"${path}"`)
  // Nothing is built, and the files are packed as they are.
  const still = ['prep', 'build', 'install', 'clean'].flatMap((step) => [
    `%define __spec_${step}_pre true`,
    `%define __spec_${step}_post true`
  ])
  const spec = [
    ...still,
    `Name: ${option('--name')}`,
    `Version: ${option('--version')}`,
    'Release: 1',
    `Summary: ${option('--rpm-summary') || option('--description').split('\n', 1).join('')}`,
    'AutoReqProv: no',
    `Group: ${option('--category') || 'default'}`,
    `License: ${option('--license')}`,
    `Vendor: ${option('--vendor')}`,
    `URL: ${option('--url')}`,
    `Packager: ${option('--maintainer')}`,
    ...all('-d').map((name) => `Requires: ${name}`),
    `%description\n${option('--description')}`,
    `%post\n${readFileSync(option('--after-install'), 'utf8')}`,
    `%postun\n${readFileSync(option('--after-remove'), 'utf8')}`,
    '%files\n%defattr(-,root,root,-)',
    ...folders,
    ...files
  ]
  writeFileSync(join(work, 'package.spec'), `${spec.join('\n')}\n`)
  const defined = [`_topdir ${work}`, `_dbpath ${work}/database`, '_rpmfilename package.rpm']
  const places = ['--buildroot', tree, ...defined.flatMap((value) => ['--define', value])]
  const architecture = rpmNames.get(option('--architecture')) ?? option('--architecture')
  run('rpmbuild', ['-bb', '--target', `${architecture}-unknown-linux`, ...places, join(work, 'package.spec')])
  cpSync(join(work, 'RPMS/package.rpm'), option('--package'))
}

const request = read(process.argv.slice(2))
const work = mkdtempSync(join(tmpdir(), 'parley-fpm-'))
const tree = join(work, 'tree')
mkdirSync(tree)
stage(request, tree)
if (request.option('-t') === 'deb') makeDeb(request, tree)
else makeRpm(request, tree, work)
rmSync(work, { recursive: true })
