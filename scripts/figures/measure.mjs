/** What can be counted of a source tree. Functions are those with a block for a body. */
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'
import { cyclesIn } from '../../tests/support/architecture/cycles.ts'
import { importsOf } from '../../tests/support/architecture/imports.ts'
import {
  casts,
  commentLines,
  complexity,
  functionsIn,
  isTable,
  linesOf,
  nodesIn,
  scriptOf,
  testBodies
} from './syntax.mjs'

/** @typedef {import('../../tests/support/architecture/source.ts').Source} Source */
/** @typedef {[label: string, value: string]} Row */

const maxFunctionLines = 40

/**
 * @param {string} root with the folders src and tests
 * @returns {Row[]}
 */
export function figuresOf(root) {
  const source = read(root, 'src/**/*.{ts,svelte,css}')
  const tests = read(root, 'tests/**/*.ts')
  const code = source.filter(({ path }) => !path.endsWith('.css') && !path.includes('/words/'))
  return [
    ...sizes(source, tests),
    ...functions(code),
    ...habits(code, tests),
    ...graph(source, code),
    ...testFigures(source, code, tests)
  ]
}

/** @returns {Source[]} */
function read(/** @type {string} */ root, /** @type {string} */ pattern) {
  const paths = globSync(pattern, { cwd: root }).sort()
  return paths.map((path) => ({
    path: path.split(sep).join('/'),
    text: readFileSync(join(root, path), 'utf8')
  }))
}

/** @returns {Row[]} */
function sizes(/** @type {Source[]} */ source, /** @type {Source[]} */ tests) {
  const without = source.filter(({ path }) => !path.includes('/words/'))
  const kind = (/** @type {string} */ end) => without.filter(({ path }) => path.endsWith(end))
  const small = (/** @type {number} */ max) => source.filter(({ text }) => linesOf(text) <= max).length
  return [
    ['source files / lines', `${source.length} / ${total(source)}`],
    ['  without words', `${without.length} / ${total(without)}`],
    ['file lines, ts, median / p90 / max', spread(kind('.ts').map(({ text }) => linesOf(text)))],
    ['file lines, svelte', spread(kind('.svelte').map(({ text }) => linesOf(text)))],
    ['file lines, tests', spread(tests.map(({ text }) => linesOf(text)))],
    ['files of at most 15 / 30 lines', `${small(15)} / ${small(30)}`]
  ]
}

/** @returns {Row[]} */
function functions(/** @type {Source[]} */ code) {
  const all = code.flatMap((source) => functionsIn(scriptOf(source)))
  const lines = all.map((each) => each.lines)
  const long = all.filter((each) => each.lines > maxFunctionLines)
  return [
    ['functions', String(all.length)],
    ['function lines, median / p90 / max', spread(lines)],
    [
      `  over ${maxFunctionLines} lines, without tables`,
      String(long.filter((each) => !isTable(each)).length)
    ],
    [`  tables over ${maxFunctionLines} lines`, String(long.filter(isTable).length)],
    ['cyclomatic complexity', spread(all.map(({ node }) => complexity(node)))]
  ]
}

/** @returns {Row[]} */
function habits(/** @type {Source[]} */ code, /** @type {Source[]} */ tests) {
  const scripts = code.map(scriptOf)
  const nodes = scripts.flatMap(nodesIn)
  const comments = sum(scripts.map(commentLines))
  const lines = sum(scripts.map(({ text }) => linesOf(text)))
  const found = (/** @type {RegExp} */ pattern) =>
    String(sum(code.map(({ text }) => text.match(pattern)?.length ?? 0)))
  const of = (/** @type {ts.SyntaxKind} */ kind) => String(nodes.filter((node) => node.kind === kind).length)
  return [
    ['comment lines, % of scripts', ((100 * comments) / Math.max(1, lines)).toFixed(1)],
    ['any', of(ts.SyntaxKind.AnyKeyword)],
    ['as, without as const', String(casts(nodes))],
    ['as, in tests', String(casts(tests.map(scriptOf).flatMap(nodesIn)))],
    ['! (not null)', of(ts.SyntaxKind.NonNullExpression)],
    ['@ts-ignore and the like', found(/@ts-(ignore|nocheck|expect-error)/g)],
    ['TODO, FIXME', found(/\b(TODO|FIXME|XXX)\b/g)],
    ['rules of a linter switched off', found(/(eslint|oxlint)-disable|svelte-ignore/g)]
  ]
}

/** @returns {Row[]} */
function graph(/** @type {Source[]} */ source, /** @type {Source[]} */ code) {
  const scripts = source.filter(({ path }) => !path.endsWith('.css'))
  /** @type {Map<string, Set<string>>} */
  const importers = new Map()
  for (const each of scripts) {
    for (const { target } of importsOf(each)) {
      const path = `src/${target}`
      importers.set(path, (importers.get(path) ?? new Set()).add(each.path))
    }
  }
  const single = code.filter(({ path }) => path.endsWith('.ts') && importers.get(path)?.size === 1)
  const short = single.filter(({ text }) => linesOf(text) <= 30)
  return [
    ['circles of imports, at run time', String(cyclesIn(scripts, ({ typeOnly }) => !typeOnly).length)],
    ['circles of imports, types too', String(cyclesIn(scripts).length)],
    ['ts files with one importer', String(single.length)],
    ['  of at most 30 lines', String(short.length)]
  ]
}

/** @returns {Row[]} */
function testFigures(
  /** @type {Source[]} */ source,
  /** @type {Source[]} */ code,
  /** @type {Source[]} */ tests
) {
  const files = tests.filter(({ path }) => path.endsWith('.test.ts'))
  const bodies = files.flatMap((file) => testBodies(scriptOf(file)))
  const paths = new Set(files.map(({ path }) => path))
  const modules = code.filter(({ path }) => path.endsWith('.ts'))
  const same = modules.filter(({ path }) =>
    paths.has(path.replace(/^src\//, 'tests/').replace(/(\.svelte)?\.ts$/, '.test.ts'))
  )
  const without = source.filter(({ path }) => !path.includes('/words/'))
  return [
    ['test files : source files', `${files.length} : ${code.length} = ${ratio(files.length, code.length)}`],
    [
      'test lines : source lines',
      `${total(tests)} : ${total(without)} = ${ratio(total(tests), total(without))}`
    ],
    ['ts files with a test at the same path', `${same.length} of ${modules.length}`],
    ['tests', String(bodies.length)],
    ['test body lines, median / p90 / max', spread(bodies)]
  ]
}

/** @returns {number} */
function total(/** @type {Source[]} */ sources) {
  return sum(sources.map(({ text }) => linesOf(text)))
}

/** @returns {number} */
function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((all, each) => all + each, 0)
}

/** @returns {string} */
function ratio(/** @type {number} */ part, /** @type {number} */ whole) {
  return (part / Math.max(1, whole)).toFixed(2)
}

/** Median, ninth decile and maximum. @returns {string} */
export function spread(/** @type {number[]} */ numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  const at = (/** @type {number} */ part) => sorted[Math.ceil(part * sorted.length) - 1] ?? 0
  return [at(0.5), at(0.9), at(1)].join(' / ')
}
