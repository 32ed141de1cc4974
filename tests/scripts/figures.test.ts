import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { figuresOf } from '../../scripts/figures/measure.mjs'
import { tempFolder } from '../support/chat.ts'

test('counts files, functions, comments, casts, circles and tests', () => {
  const root = tempFolder()
  const files = {
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
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  expect(Object.fromEntries(figuresOf(root))).toMatchObject({
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
