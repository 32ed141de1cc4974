/** Sizes, radii and line heights come from the one scale in scales.css; `offTheScale` looks at what a browser makes of it. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Text in a drawing has the drawing's own unit. */
const drawing = 'DrawnPhone.svelte'
const files = globSync('src/renderer/**/*.{svelte,css}').filter(
  (file) => !file.endsWith('scales.css') && !file.endsWith(drawing)
)

const rules = [
  // `font: 650 var(--text) var(--font-mono)` has its size from the scale too; the page's own is the browser's.
  { property: /font-size/u, value: /^(?:var\(--(?:text|wall)[a-z-]*\)|inherit|100%)$/u },
  { property: /font/u, value: /var\(--(?:text|wall)[a-z-]*\)|^inherit$|^100% \// },
  { property: /line-height/u, value: /^(?:var\(--(?:leading|titlebar)[a-z-]*\)|0|1)$/u },
  {
    property: /border(?:-[a-z]+){0,2}-radius/u,
    value: /^(?:(?:var\(--(?:radius[a-z-]*|corner)\)|0) ?)+$|^inherit$/u
  },
  { property: /min-block-size/u, value: /^(?!.*\d(?:px|rem)).*$/u }
]

/** What a source says that is not of the scale. */
function strays(source: string): string[] {
  const styles = source.includes('<script') ? (/<style>[^]*<\/style>/u.exec(source)?.[0] ?? '') : source
  const icons = [...source.matchAll(/<(?!Logo)[A-Z]\w*\b[^<>]*? size=\{\d+\}[^<>]*>/gu)].map(([tag]) => tag)
  const wrong = rules.flatMap(({ property, value }) =>
    [...styles.matchAll(new RegExp(`(?<![\\w-])(${property.source}): ([^;]+);`, 'gu'))]
      .filter(([, , said = '']) => !value.test(said.trim()))
      .map(([rule]) => rule)
  )
  return [...wrong, ...icons]
}

test('every style takes sizes, radii, line heights and heights of controls from the scale', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(
    files.flatMap((file) => strays(readFileSync(file, 'utf8')).map((rule) => `${file}: ${rule}`))
  ).toEqual([])
})

test.each([
  'p { font-size: 14px; }',
  'p { font-size: 0.9em; }',
  'p { font: 600 1rem var(--font); }',
  'p { line-height: 1.4; }',
  'p { border-radius: 50%; }',
  'p { border-start-start-radius: 4px; }',
  'p { border-radius: var(--radius) 3px; }',
  'button { min-block-size: 2.25rem; }',
  '<X size={18} aria-hidden="true" />'
])('%s is not of the scale', (source) => {
  expect(strays(source)).toHaveLength(1)
})
