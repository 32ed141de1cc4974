import { expect, test, vi } from 'vitest'
import { digestOf, hashFiles } from '../../scripts/setup/digest.mjs'
import { modernNode } from '../../scripts/setup/node.mjs'
import { root } from '../../scripts/setup/project-files.mjs'

const files = new Map([
  ['node_modules', 'tools'],
  ['eslint.config.js', 'a'],
  ['src/shared/one.ts', 'b'],
  ['src/renderer/One.svelte', 'c']
])
const shared = ['src/shared/']
const changing = (path: string) => digestOf(new Map(files).set(path, 'changed'), shared)

test('a digest changes with the files, the configuration and the tools', () => {
  const before = digestOf(files, shared)
  for (const path of ['src/shared/one.ts', 'eslint.config.js', 'node_modules'])
    expect(changing(path)).not.toBe(before)
})

const hasOwnNode = modernNode().startsWith(root)
test.skipIf(!hasOwnNode)('with the project’s own Node, the Node that reads the files does not matter', () => {
  const before = digestOf(files, shared)
  vi.stubGlobal(
    'process',
    Object.create(process, { execPath: { value: 'node' }, version: { value: 'v20.0.0' } })
  )
  expect(digestOf(files, shared)).toBe(before)
  vi.unstubAllGlobals()
})

test('a digest changes with an added, a removed and a renamed file', () => {
  const before = digestOf(files, shared)
  const without = new Map(files)
  without.delete('src/shared/one.ts')
  const renamed = new Map(without).set('src/shared/two.ts', 'b')
  expect(
    new Set([before, changing('src/shared/new.ts'), digestOf(without, shared), digestOf(renamed, shared)])
      .size
  ).toBe(4)
})

test('other folders do not matter', () => {
  expect(changing('src/renderer/One.svelte')).toBe(digestOf(files, shared))
  expect(digestOf(files, [''])).not.toBe(digestOf(files, shared))
})

test('every source of the project has a hash, and no generated file', () => {
  const paths = [...hashFiles().keys()]
  expect(paths).toContain('scripts/setup/digest.mjs')
  expect(paths).toContain('package.json')
  expect(paths.some((path) => path.startsWith('tests/dist/'))).toBe(true)
  expect(paths.filter((path) => /^(out|node_modules|gallery)\//.test(path))).toEqual([])
})
