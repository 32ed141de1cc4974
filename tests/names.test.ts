import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { namesProblems } from './support/names.ts'

const paths = globSync('src/**/*.{ts,svelte}').map((path) => path.split(sep).join('/'))

test('the names of the source keep the rules', () => {
  expect(paths.length).toBeGreaterThan(200)
  expect(namesProblems(paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })))).toEqual([])
})

test.each([
  ['an exported name with a taken word', 'x.ts', 'export const openDesk = 1', 'taken word “desk”'],
  ['a file name with a taken word', 'knock.ts', '', 'taken word “knock”'],
  ['a component with a taken word', 'HostDesk.svelte', '', 'taken word “desk”'],
  ['a link that is no URL', 'x.ts', 'export class HostLink {}', 'taken word “link”'],
  ['a number without a unit', 'x.ts', 'const pause = 2 * 1_000', '“pause” is 2000'],
  ['one in a table', 'x.ts', 'const limits = { wait: { silence: 60_000 } } as const', '“silence” is 60000'],
  [
    'a number without a unit in a component',
    'X.svelte',
    '<script lang="ts">const wait = 5000</script>',
    '“wait”'
  ]
])('%s is found', (_what, path, text, problem) => {
  expect(namesProblems([{ path: `src/${path}`, text }])).toEqual([expect.stringContaining(problem)])
})

test('a name for two things is found', () => {
  const sources = ['a', 'b'].map((name) => ({ path: `src/${name}.ts`, text: 'export interface Found {}' }))
  expect(namesProblems(sources)).toEqual(['“Found” is exported by src/a.ts and src/b.ts'])
})

test.each([
  'export const answerTimeoutMs = 5_000',
  'export const maxEntries = 4096',
  'const attempts = 10',
  `export { Found } from './other.ts'`,
  'export const safeLink = 1'
])('%s is a good name', (text) => {
  expect(namesProblems([{ path: 'src/x.ts', text }])).toEqual([])
})
