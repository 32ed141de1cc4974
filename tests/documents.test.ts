/** What the documents name is there, and they name what they are to be complete in. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kindNames } from '#shared/log/kinds.ts'
import { broadcasts } from '#shared/protocol/broadcasts.ts'
import { requestNames } from '#shared/protocol/requests.ts'
import { limits } from '#shared/values/limits.ts'
import { codes } from '#shared/values/reply.ts'
import { defaultAllowances } from '../src/main/host/limits/allowances.ts'

const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md')]
const tree = globSync('{src,tests,scripts,bench,docs,resources}/**').map(
  (path) => `/${path.split(sep).join('/')}`
)
const folders = new Set(tree.flatMap((path) => path.split('/').slice(1, -1)))

function read(document: string): string {
  return readFileSync(document, 'utf8').replaceAll(/^```.*?^```/gms, '')
}

/** Code that can only be a path: into a folder of ours, or with the ending of a source file. */
function pathsIn(text: string): string[] {
  const code = [...text.matchAll(/`([\w./-]+)`/g)].map(([, found = '']) => found.replace(/\/$/, ''))
  return code.filter((one) =>
    one.includes('/') ? folders.has(one.split('/')[0] ?? '') : /\.(ts|mjs|svelte|css)$/.test(one)
  )
}

function isThere(path: string): boolean {
  return tree.some((one) => one.endsWith(`/${path}`) || one.includes(`/${path}.`))
}

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')
}

describe.each(documents)('%s', (document) => {
  const text = read(document)

  test('names files and folders that are there', () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([])
  })

  test('has links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s…]+)\)/g)].map(([, link = '']) => link)
    const dead = links
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#')
        const target = file === '' ? document : join(dirname(document), file)
        if (!existsSync(target)) return true
        const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
          anchorOf(heading)
        )
        return anchor !== undefined && !headings.includes(anchor)
      })
    expect(dead).toEqual([])
  })
})

test.each([
  ['kinds', kindNames],
  ['requests', requestNames],
  ['broadcasts', Object.keys(broadcasts)],
  ['codes', codes]
])('PROTOCOL.md names all %s', (_what, names) => {
  const text = read('docs/PROTOCOL.md')
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

/** As the documents write it: 65,536. */
const written = (number: number): string => number.toLocaleString('en')

test('PROTOCOL.md has the large limits, and what a device and an address may send', () => {
  const text = read('docs/PROTOCOL.md')
  const { maxAheadMs: _day, clockToleranceMs: _minutes, ...sizes } = limits // these two are there in words
  const large = Object.values(sizes).filter((size) => size >= 1_000)
  expect(large.map(written).filter((size) => !text.includes(size))).toEqual([])
  const { packets: _packets, ...shares } = defaultAllowances
  const rows = Object.values(shares).map(({ device, address }) =>
    [device, address].map(({ perSecond, atOnce }) => `${written(perSecond)} (${written(atOnce)})`).join(' | ')
  )
  const cells = text.replaceAll(/ +\|/g, ' |')
  expect(rows.filter((row) => !cells.includes(`| ${row} |`))).toEqual([])
})

test('every command that a document names is in package.json', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const named = documents.flatMap((document) => [
    ...readFileSync(document, 'utf8').matchAll(/npm run ([a-z][a-z:]*)/g)
  ])
  expect(named.map(([, name = '']) => name).filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})
