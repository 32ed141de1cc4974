import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { figuresOf } from '../../scripts/figures/measure.mjs'
import { tempFolder } from '../support/chat.ts'

test('counts files, functions, comments, casts, circles and tests', () => {
  const figures = figuresOfFiles({
    'src/a.ts': `import { b } from './b.ts'
/** A reason. */
export function a(value: unknown): number {
  if (value === null) return b
  return value as number
}
`,
    'src/b.ts': `import { a } from './a.ts'
export const b = a(null)
`,
    'src/C.svelte': `<script lang="ts">
  function c() {
    return 1 as any
  }
</script>
<p>text</p>
`,
    'tests/a.test.ts': `test('one', () => {
  expect(1).toBe(1)
})
`
  })
  expect(figures).toMatchObject({
    'source files / lines': '3 / 14',
    'files of at most 15 / 30 lines': '3 / 3',
    functions: '2',
    'function lines, median / p90 / max': '3 / 4 / 4',
    'cyclomatic complexity': '1 / 2 / 2',
    any: '1',
    'as, without as const': '2',
    'circles of imports, at run time': '1',
    'test files : source files': '1 : 3 = 0.33',
    'ts files with a test at the same path': '1 of 2',
    tests: '1'
  })
})

test('counts a long function that only returns an object apart from other long functions', () => {
  const rows = '    a: 1,\n'.repeat(40)
  expect(
    figuresOfFiles({
      'src/table.ts': `function table() {\n  return {\n${rows}  }\n}\n`,
      'src/more.ts': `function more() {\n  work()\n  return {\n${rows}  }\n}\n`,
      'src/short.ts': `function short() {\n  return { a: 1 }\n}\n`
    })
  ).toMatchObject({
    functions: '3',
    '  over 40 lines, without tables': '1',
    '  tables over 40 lines': '1'
  })
})

function figuresOfFiles(files: Record<string, string>): Record<string, string> {
  const root = tempFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return Object.fromEntries(figuresOf(root))
}
